namespace OptiSuite.Losses;

/// <summary>For each anchor the triplet with its farthest positive and its nearest negative: at most N triplets.</summary>
/// <remarks>
/// A. Hermans, L. Beyer, B. Leibe, "In Defense of the Triplet Loss for Person Re-Identification", 2017 (arXiv 1703.07737), section 2 (Batch
/// Hard), for batches of some classes with some samples each. An anchor without a positive or without a negative is left out.
/// </remarks>
public sealed record BatchHardTripletSampler : TripletSampler
{
    /// <inheritdoc/>
    public override string Name => "batch-hard";

    private protected override IEnumerable<Triplet> Choose(
        ReadOnlyMemory<double> embeddings, LabelGroups groups, int dimension, RandomStream? random)
    {
        double[] distances = new double[groups.Count];
        for (int a = 0; a < groups.Count; a++)
        {
            DistanceMatrix.FillRow(embeddings.Span, dimension, a, distances);
            int positive = -1, negative = -1;
            for (int k = 0; k < distances.Length; k++)
            {
                bool isPositive = groups.GroupOf(k) == groups.GroupOf(a);
                if (isPositive && k != a && (positive < 0 || distances[k] > distances[positive])) positive = k;
                if (!isPositive && (negative < 0 || distances[k] < distances[negative])) negative = k;
            }

            if (positive >= 0 && negative >= 0) yield return new Triplet(a, positive, negative);
        }
    }
}
