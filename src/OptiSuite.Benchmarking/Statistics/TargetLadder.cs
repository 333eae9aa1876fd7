using System.Collections.Immutable;

namespace OptiSuite.Benchmarking;

/// <summary>
/// The precisions a comparison asks for. A run reaches a target when its relative gap is at most the precision.
/// </summary>
public sealed record TargetLadder
{
    /// <summary>The precision that counts as solved. Default 1e-6, between COCO's final 1e-8 and the 1e-3 of Moré and Wild (2009).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The precision is not positive and finite.</exception>
    public double Solved
    {
        get;
        init => field = Positive(value);
    } = 1e-6;

    /// <summary>The precisions of the overview, each counting the same. Default 1e-1, 1e-2, …, 1e-8, the decades of COCO below 1.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public ImmutableArray<double> Overview
    {
        get;
        init => field = value.IsDefaultOrEmpty
            ? throw new ArgumentException("The overview has no targets; name at least one precision.")
            : [.. value.Select(Positive)];
    } = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8];

    private static double Positive(double precision) => precision > 0 && double.IsFinite(precision)
        ? precision
        : throw new ArgumentOutOfRangeException(nameof(precision), precision, "A target precision must be positive and finite, such as 1e-6.");
}
