namespace OptiSuite.Losses;

/// <summary>
/// Chooses triplets from a batch of embeddings with labels, for <see cref="TripletLoss"/>. An immutable record of its parameters. The triplets
/// come one by one as they are asked for: of the up to N³ none is stored, and memory is O(N).
/// </summary>
/// <remarks>Distances are Euclidean, from differences: equal points are at distance 0. Ties go to the lowest index.</remarks>
/// <example><code>foreach (Triplet t in new SemiHardTripletSampler().Enumerate(embeddings, labels, 128)) …
/// int[] rows = new BatchHardTripletSampler().Sample(embeddings, labels, 128);   // a, p, n, a, p, n, … as LossObjective.Create takes them</code></example>
public abstract record TripletSampler
{
    /// <summary>The name in kebab-case.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the choice is random, so that a stream of random numbers is needed.</summary>
    public virtual bool IsStochastic => false;

    /// <summary>Gives the triplets one after the other, lazily.</summary>
    /// <param name="embeddings">N×D, row-major; not to be changed before the last triplet.</param>
    /// <param name="labels">N labels, any integers.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="random">The random numbers, where the choice is random; null otherwise.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    /// <exception cref="ArgumentNullException">The choice is random and there are no random numbers.</exception>
    public IEnumerable<Triplet> Enumerate(
        ReadOnlyMemory<double> embeddings, ReadOnlyMemory<int> labels, int dimension, RandomStream? random = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (embeddings.Length % dimension != 0 || embeddings.Length / dimension != labels.Length)
        {
            throw new ArgumentException(
                $"The sampler {Name} got {embeddings.Length} values of embeddings and {labels.Length} labels for the dimension {dimension}; give N×{dimension} embeddings and N labels.");
        }

        if (IsStochastic && random is null)
        {
            throw new ArgumentNullException(nameof(random), $"The sampler {Name} chooses at random; give it a RandomStream.");
        }

        return Choose(embeddings, new LabelGroups(labels), dimension, random);
    }

    /// <summary>Returns all triplets at once as T×3 indices: anchor, positive, negative, anchor, …</summary>
    /// <param name="embeddings">N×D, row-major.</param>
    /// <param name="labels">N labels, any integers.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="random">The random numbers, where the choice is random; null otherwise.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    /// <exception cref="ArgumentNullException">The choice is random and there are no random numbers.</exception>
    public int[] Sample(ReadOnlyMemory<double> embeddings, ReadOnlyMemory<int> labels, int dimension, RandomStream? random = null)
    {
        var indices = new List<int>();
        foreach (Triplet triplet in Enumerate(embeddings, labels, dimension, random))
        {
            indices.Add(triplet.Anchor);
            indices.Add(triplet.Positive);
            indices.Add(triplet.Negative);
        }

        return [.. indices];
    }

    private protected abstract IEnumerable<Triplet> Choose(
        ReadOnlyMemory<double> embeddings, LabelGroups groups, int dimension, RandomStream? random);
}
