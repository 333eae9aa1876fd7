namespace OptiSuite.Losses;

/// <summary>The shape N×C×P of logits, row-major: N samples, C classes, P positions (pixels, time steps) that are classified each.</summary>
public readonly record struct LogitShape
{
    /// <summary>N×C, or N×C×P.</summary>
    /// <param name="batch">N, at least 0.</param>
    /// <param name="classes">C, at least 1.</param>
    /// <param name="positions">P, the product of all further dimensions, at least 1. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is too small.</exception>
    public LogitShape(int batch, int classes, int positions = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, 1);
        Batch = batch;
        Classes = classes;
        Positions = positions;
    }

    /// <summary>N.</summary>
    public int Batch { get; }

    /// <summary>C.</summary>
    public int Classes { get; }

    /// <summary>P.</summary>
    public int Positions { get; }

    /// <summary>The number of logits, N·C·P.</summary>
    public int Length => checked(Batch * Classes * Positions);

    /// <summary>The number of targets, N·P.</summary>
    public int TargetLength => checked(Batch * Positions);

    /// <inheritdoc/>
    public override string ToString() => Positions == 1 ? $"{Batch}×{Classes}" : $"{Batch}×{Classes}×{Positions}";
}
