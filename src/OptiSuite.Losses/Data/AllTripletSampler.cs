namespace OptiSuite.Losses;

/// <summary>Every valid triplet, ordered by anchor, positive and negative.</summary>
/// <remarks>Their number grows with N³: count them first, or take some with <c>Take</c>.</remarks>
public sealed record AllTripletSampler : TripletSampler
{
    /// <inheritdoc/>
    public override string Name => "all";

    /// <summary>The number of valid triplets, Σ n·(n − 1)·(N − n) over the labels with n samples each.</summary>
    /// <param name="labels">N labels, any integers.</param>
    /// <exception cref="OverflowException">There are more than 2⁶³.</exception>
    public static long Count(ReadOnlyMemory<int> labels)
    {
        var groups = new LabelGroups(labels);
        long count = 0;
        for (int g = 0; g < groups.GroupCount; g++)
        {
            long n = groups.Size(g);
            checked
            {
                count += n * (n - 1) * (groups.Count - n);
            }
        }

        return count;
    }

    private protected override IEnumerable<Triplet> Choose(
        ReadOnlyMemory<double> embeddings, LabelGroups groups, int dimension, RandomStream? random)
    {
        for (int a = 0; a < groups.Count; a++)
        {
            ReadOnlyMemory<int> positives = groups.Members(groups.GroupOf(a));
            for (int k = 0; k < positives.Length; k++)
            {
                int p = positives.Span[k];
                for (int n = 0; n < groups.Count && p != a; n++)
                {
                    if (groups.GroupOf(n) != groups.GroupOf(a)) yield return new Triplet(a, p, n);
                }
            }
        }
    }
}
