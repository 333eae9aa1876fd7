using System.Collections.Immutable;

namespace OptiSuite.External;

/// <summary>What a process says of its problem.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Dimension">n.</param>
/// <param name="Start">n finite values, or null.</param>
/// <param name="Bounds">The box, or null.</param>
/// <param name="ConstraintLower">The lower limits of the rows, m values.</param>
/// <param name="ConstraintUpper">The upper limits of the rows, m values.</param>
/// <param name="Linear">Which rows are linear, m values.</param>
/// <param name="Provides">What can be asked for. Without rows neither c nor J.</param>
/// <param name="HasBatch">Whether "evaluateBatch" is understood.</param>
internal sealed record Description(
    string Name,
    int Dimension,
    ImmutableArray<double>? Start,
    Bounds? Bounds,
    ImmutableArray<double> ConstraintLower,
    ImmutableArray<double> ConstraintUpper,
    ImmutableArray<bool> Linear,
    Parts Provides,
    bool HasBatch)
{
    /// <summary>The number of constraint rows m.</summary>
    public int Rows => Linear.Length;

    /// <summary>The same questions and shapes as another process's: it may go on where the other ended.</summary>
    public bool Continues(Description other) =>
        Dimension == other.Dimension && Rows == other.Rows && Provides == other.Provides && HasBatch == other.HasBatch;
}
