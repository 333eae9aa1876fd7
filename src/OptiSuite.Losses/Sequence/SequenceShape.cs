namespace OptiSuite.Losses;

/// <summary>The shape of a batch of sequences and their labels: logits T×N×C, row-major with the time first, and targets N×S.</summary>
public readonly record struct SequenceShape
{
    /// <summary>T×N×C with targets N×S.</summary>
    /// <param name="steps">T, the steps of the longest input, at least 0.</param>
    /// <param name="batch">N, at least 0.</param>
    /// <param name="classes">C, the blank included, at least 1.</param>
    /// <param name="labels">S, the labels of the longest target, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is too small.</exception>
    public SequenceShape(int steps, int batch, int classes, int labels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(labels);
        Steps = steps;
        Batch = batch;
        Classes = classes;
        Labels = labels;
    }

    /// <summary>T.</summary>
    public int Steps { get; }

    /// <summary>N.</summary>
    public int Batch { get; }

    /// <summary>C.</summary>
    public int Classes { get; }

    /// <summary>S.</summary>
    public int Labels { get; }

    /// <summary>The number of logits, T·N·C.</summary>
    public int Length => checked(Steps * Batch * Classes);

    /// <summary>The number of labels with the padding, N·S.</summary>
    public int TargetLength => checked(Batch * Labels);

    /// <inheritdoc/>
    public override string ToString() => $"{Steps}×{Batch}×{Classes}";
}
