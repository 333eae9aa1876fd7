namespace OptiSuite.Losses;

/// <summary>A number of random triplets, each valid one as likely as any other, with replacement; none where there is no valid one.</summary>
public sealed record RandomTripletSampler : TripletSampler
{
    /// <summary>How many triplets, not negative. Default 1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Count
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Count), value, "The number of triplets must not be negative.");
    } = 1000;

    /// <inheritdoc/>
    public override string Name => "random";

    /// <inheritdoc/>
    public override bool IsStochastic => true;

    private protected override IEnumerable<Triplet> Choose(
        ReadOnlyMemory<double> embeddings, LabelGroups groups, int dimension, RandomStream? random)
    {
        // A label with n samples has n·(n − 1)·(N − n) triplets: it is drawn in that proportion, then the three evenly.
        var lottery = new LabelGroups.Lottery(groups, n => (n - 1.0) * (groups.Count - n));
        for (int drawn = 0; drawn < Count && lottery.Total > 0; drawn++)
        {
            int group = lottery.Draw(random!), size = groups.Size(group);
            int anchor = random!.NextInt(size), positive = random.NextInt(size - 1), negative = random.NextInt(groups.Count - size);
            ReadOnlySpan<int> members = groups.Members(group).Span;
            yield return new Triplet(members[anchor], members[positive < anchor ? positive : positive + 1], groups.Outsider(group, negative));
        }
    }
}
