namespace OptiSuite.Losses;

/// <summary>How good the ranking by descending score is: 1 where all positives come first. Equal scores rank in the order given.</summary>
public static class RankingMetrics
{
    /// <summary>
    /// Average precision, AP = (1/|P|) Σ_{x∈P} (rank of x among the positives)/(rank of x). NaN without positives or with a NaN score.
    /// </summary>
    /// <param name="scores">n scores.</param>
    /// <param name="labels">n labels, 1 for positives and 0 for negatives.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a label is neither 0 nor 1.</exception>
    public static double AveragePrecision(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels)
    {
        int positives = RequireLabels(scores, labels, "AveragePrecision");
        using var places = new ScratchSpace<int>(scores.Length);
        Span<int> order = places.Take(scores.Length);
        if (!TryRank(scores, order)) return double.NaN;
        double sum = 0;
        int found = 0;
        for (int r = 1; r <= order.Length; r++)
        {
            if (labels[order[r - 1]] == 1) sum += ++found / (double)r;
        }

        return sum / positives;
    }

    /// <summary>
    /// Normalized discounted cumulative gain, NDCG = Σ_{x∈P} D(rank of x)/Σ_{i≤|P|} D(i) with D(r) = 1/log₂(1 + r). NaN without positives
    /// or with a NaN score.
    /// </summary>
    /// <remarks>K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002.</remarks>
    /// <param name="scores">n scores.</param>
    /// <param name="labels">n labels, 1 for positives and 0 for negatives.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a label is neither 0 nor 1.</exception>
    public static double Ndcg(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels)
    {
        int positives = RequireLabels(scores, labels, "Ndcg");
        using var places = new ScratchSpace<int>(scores.Length);
        Span<int> order = places.Take(scores.Length);
        if (!TryRank(scores, order)) return double.NaN;
        double sum = 0, ideal = 0;
        for (int r = 1; r <= order.Length; r++)
        {
            if (labels[order[r - 1]] == 1) sum += Discount(r);
            if (r <= positives) ideal += Discount(r);
        }

        return sum / ideal;
    }

    /// <summary>D(r) = 1/log₂(1 + r).</summary>
    internal static double Discount(int rank) => 1 / Math.Log2(1.0 + rank);

    /// <summary>Counts the ones, and refuses what is neither 0 nor 1.</summary>
    internal static int CountPositives(ReadOnlySpan<int> labels, string name)
    {
        int count = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] > 1) throw NoLabel(i, labels[i], name);
            count += labels[i];
        }

        return count;
    }

    private static int RequireLabels(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, string name)
    {
        if (scores.Length != labels.Length)
        {
            throw new ArgumentException($"{name} got {scores.Length} scores and {labels.Length} labels; give a label for each score.");
        }

        return CountPositives(labels, name);
    }

    private static bool TryRank(ReadOnlySpan<double> scores, Span<int> order)
    {
        using var numbers = new ScratchSpace<double>(scores.Length);
        Span<double> keys = numbers.Take(scores.Length);
        for (int i = 0; i < order.Length; i++)
        {
            if (double.IsNaN(scores[i])) return false;
            order[i] = i;
            keys[i] = -scores[i];
        }

        keys.Sort(order);
        // The sort is not stable; equal scores go back to the order given.
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (end - start > 1) order[start..end].Sort();
        }

        return true;
    }

    private static ArgumentException NoLabel(int position, int label, string name)
    {
        string advice = label == -1
            ? "map labels ±1 by (y + 1) / 2"
            : "choose which grades count as relevant and give those 1";
        return new($"Label {position} of {name} is {label}; labels are 1 for positives and 0 for negatives: {advice}.");
    }
}
