namespace OptiSuite.Losses;

/// <summary>
/// A mini-batch of a few random positive pairs and the nearest negatives of both their points: the batch that
/// <see cref="LiftedStructuredLoss"/> is meant for.
/// </summary>
/// <remarks>
/// H. Oh Song et al., "Deep Metric Learning via Lifted Structured Feature Embedding", CVPR 2016, section 4 (importance sampling). Memory is
/// O(N), time O(pairs·N·D).
/// </remarks>
/// <example><code>int[] rows = new HardNegativeSampler { PairCount = 32 }.Sample(embeddings, labels, 128, random);</code></example>
public sealed record HardNegativeSampler
{
    /// <summary>How many positive pairs are drawn, not negative. Default 16.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int PairCount
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(PairCount), value, "The number of pairs must not be negative.");
    } = 16;

    /// <summary>
    /// Returns the samples of a mini-batch, each once: the points of the drawn pairs in the order drawn, then their hard negatives. Every
    /// positive pair is as likely as any other, drawn with replacement; empty where there is none.
    /// </summary>
    /// <param name="embeddings">N×D, row-major.</param>
    /// <param name="labels">N labels, any integers.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="random">The random numbers.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    public int[] Sample(ReadOnlyMemory<double> embeddings, ReadOnlyMemory<int> labels, int dimension, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        RequireShapes(embeddings.Length, labels.Length, dimension);
        var groups = new LabelGroups(labels);
        int[] pairs = DrawPairs(groups, random), negatives = new int[pairs.Length];
        HardNegatives(embeddings, labels, dimension, pairs, negatives);
        var seen = new HashSet<int>();
        var batch = new List<int>(2 * pairs.Length);
        foreach (int sample in pairs)
        {
            if (seen.Add(sample)) batch.Add(sample);
        }

        foreach (int sample in negatives)
        {
            if (sample >= 0 && seen.Add(sample)) batch.Add(sample);
        }

        return [.. batch];
    }

    /// <summary>Finds the nearest negative of each point of some pairs, the lowest index of several; −1 where there is no negative.</summary>
    /// <param name="embeddings">N×D, row-major.</param>
    /// <param name="labels">N labels, any integers.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="pairs">P×2 indices of samples.</param>
    /// <param name="negatives">Receives P×2 indices of samples.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a sample does not exist.</exception>
    public static void HardNegatives(
        ReadOnlyMemory<double> embeddings, ReadOnlyMemory<int> labels, int dimension, ReadOnlySpan<int> pairs, Span<int> negatives)
    {
        RequireShapes(embeddings.Length, labels.Length, dimension);
        if (negatives.Length != pairs.Length)
        {
            throw new ArgumentException($"There are {pairs.Length} points in pairs and room for {negatives.Length} negatives; give one for each.");
        }

        int bad = pairs.IndexOfAnyExceptInRange(0, labels.Length - 1);
        if (bad >= 0)
        {
            throw new ArgumentException($"Pair {bad / 2} names sample {pairs[bad]}, which does not exist; samples run from 0 to {labels.Length - 1}.");
        }

        ReadOnlySpan<int> label = labels.Span;
        double[] distances = new double[label.Length];
        for (int k = 0; k < pairs.Length; k++)
        {
            int i = pairs[k], nearest = -1;
            DistanceMatrix.FillRow(embeddings.Span, dimension, i, distances);
            for (int n = 0; n < distances.Length; n++)
            {
                if (label[n] != label[i] && (nearest < 0 || distances[n] < distances[nearest])) nearest = n;
            }

            negatives[k] = nearest;
        }
    }

    private int[] DrawPairs(LabelGroups groups, RandomStream random)
    {
        // A label with n samples has n·(n − 1) ordered pairs.
        var lottery = new LabelGroups.Lottery(groups, n => n - 1);
        if (lottery.Total == 0) return [];
        int[] pairs = new int[2 * PairCount];
        for (int k = 0; k < PairCount; k++)
        {
            ReadOnlySpan<int> members = groups.Members(lottery.Draw(random)).Span;
            int i = members[random.NextInt(members.Length)];
            int j = members[random.NextInt(members.Length - 1)];
            (pairs[2 * k], pairs[(2 * k) + 1]) = (i, j == i ? members[^1] : j);
        }

        return pairs;
    }

    private static void RequireShapes(int values, int labels, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (values % dimension != 0 || values / dimension != labels)
        {
            throw new ArgumentException(
                $"The hard-negative sampler got {values} values of embeddings and {labels} labels for the dimension {dimension}; give N×{dimension} embeddings and N labels.");
        }
    }
}
