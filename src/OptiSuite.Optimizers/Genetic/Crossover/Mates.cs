namespace OptiSuite.Optimizers;

/// <summary>The parents of a crossover.</summary>
/// <param name="parents">All parents, μ×n, row-major, the best first.</param>
/// <param name="ranks">Which of them were picked.</param>
/// <param name="dimension">n.</param>
internal readonly ref struct Mates(ReadOnlySpan<double> parents, ReadOnlySpan<int> ranks, int dimension)
{
    private readonly ReadOnlySpan<double> _parents = parents;
    private readonly ReadOnlySpan<int> _ranks = ranks;

    /// <summary>How many were picked.</summary>
    public int Count => _ranks.Length;

    /// <summary>The point of a picked parent.</summary>
    /// <param name="k">Which, below <see cref="Count"/>.</param>
    public ReadOnlySpan<double> this[int k] => _parents.Slice(_ranks[k] * dimension, dimension);
}
