namespace OptiSuite.Losses;

/// <summary>
/// For each anchor and positive the semi-hard negatives: farther from the anchor than the positive is, but by less than the margin,
/// d(a, p) &lt; d(a, n) &lt; d(a, p) + margin. Their hinge is neither 0 nor above the margin.
/// </summary>
/// <remarks>
/// F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", CVPR 2015, section 3.2: all anchor-positive pairs of a batch, since the hardest negatives
/// of all can collapse the embedding early on. A pair without a semi-hard negative is left out.
/// </remarks>
public sealed record SemiHardTripletSampler : TripletSampler
{
    /// <summary>
    /// The margin, positive, in the units of the distance, and best the loss's own. Default 0.2, FaceNet's. +∞ takes all that are farther.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double Margin
    {
        get;
        init => field = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin must be positive; +∞ is allowed.");
    } = 0.2;

    /// <summary>
    /// Whether distances are squared, as in <see cref="FaceNetTripletLoss"/>; the margin then is one of squares. Default false, the distance of
    /// <see cref="TripletMarginLoss"/>.
    /// </summary>
    public bool Squared { get; init; }

    /// <summary>Which of a pair's semi-hard negatives are taken. Default all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public NegativeChoice Negatives
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Negatives), value, "The negatives are All, the Nearest or one at Random.");
    }

    /// <inheritdoc/>
    public override string Name => "semi-hard";

    /// <inheritdoc/>
    public override bool IsStochastic => Negatives == NegativeChoice.Random;

    private protected override IEnumerable<Triplet> Choose(
        ReadOnlyMemory<double> embeddings, LabelGroups groups, int dimension, RandomStream? random)
    {
        double[] distances = new double[groups.Count];
        int[] found = new int[groups.Count];
        for (int a = 0; a < groups.Count; a++)
        {
            ReadOnlyMemory<int> positives = groups.Members(groups.GroupOf(a));
            if (positives.Length == 1) continue;
            DistanceMatrix.FillRow(embeddings.Span, dimension, a, distances);
            for (int i = 0; i < distances.Length && Squared; i++) distances[i] *= distances[i];
            for (int k = 0; k < positives.Length; k++)
            {
                int p = positives.Span[k];
                if (p == a) continue;
                int count = Find(groups, a, distances, distances[p], found);
                if (Negatives == NegativeChoice.Random && count > 0)
                {
                    found[0] = found[random!.NextInt(count)];
                    count = 1;
                }

                for (int m = 0; m < count; m++) yield return new Triplet(a, p, found[m]);
            }
        }
    }

    /// <summary>Writes the semi-hard negatives, or the nearest, and returns their number.</summary>
    private int Find(LabelGroups groups, int anchor, double[] distances, double toPositive, int[] found)
    {
        int count = 0, group = groups.GroupOf(anchor);
        for (int n = 0; n < distances.Length; n++)
        {
            if (!(distances[n] > toPositive && distances[n] < toPositive + Margin) || groups.GroupOf(n) == group) continue;
            if (Negatives != NegativeChoice.Nearest) found[count++] = n;
            else if (count == 0 || distances[n] < distances[found[0]]) (found[0], count) = (n, 1);
        }

        return count;
    }
}
