namespace OptiSuite.Losses.Tests.Ranking;

/// <summary>The definition of the rank losses, computed the slow way.</summary>
internal static class RankingReference
{
    /// <summary>The maximum over all C(|P| + |N|, |P|) interleavings of sorted positives and sorted negatives.</summary>
    public static double BruteForce(bool ndcg, double[] scores, int[] labels)
    {
        (double[] positives, double[] negatives) = Sorted(scores, labels);
        int p = positives.Length, total = scores.Length;
        double best = double.NegativeInfinity;
        for (int mask = 0; mask < 1 << total; mask++)
        {
            if (int.PopCount(mask) != p) continue;
            double quality = 0, ideal = 0, difference = 0;
            int found = 0, passed = 0;
            for (int r = 1; r <= total; r++)
            {
                if ((mask >> (r - 1) & 1) == 1)
                {
                    found++;
                    quality += ndcg ? 1 / Math.Log2(1 + r) : found / (double)r;
                    ideal += ndcg ? 1 / Math.Log2(1 + found) : 1;
                }
                else
                {
                    for (int k = found; k < p; k++) difference -= 2 * (positives[k] - negatives[passed]);
                    passed++;
                }
            }

            best = Math.Max(best, 1 - (quality / ideal) + (difference / (p * negatives.Length)));
        }

        return best;
    }

    /// <summary>The best place of each negative by trying all |P| + 1 (Yue et al. 2007), O(|P||N|).</summary>
    public static double Greedy(bool ndcg, double[] scores, int[] labels)
    {
        (double[] positives, double[] negatives) = Sorted(scores, labels);
        int p = positives.Length, n = negatives.Length;
        double ideal = Enumerable.Range(1, p).Sum(i => Discount(i)), total = 0;
        for (int j = 1; j <= n; j++)
        {
            double sum = 0, best = 0;
            for (int k = p; k >= 1; k--)
            {
                double growth = ndcg ? (Discount(j + k - 1) - Discount(j + k)) / ideal : ((k / (double)(j + k - 1)) - (k / (double)(j + k))) / p;
                sum += growth - (2 * (positives[k - 1] - negatives[j - 1]) / ((double)p * n));
                best = Math.Max(best, sum);
            }

            total += best;
        }

        return total;

        static double Discount(int r) => 1 / Math.Log2(1 + r);
    }

    /// <summary>A convex L has L(t) ≥ L(s) + gᵀ(t − s) for every t.</summary>
    public static void CheckSubgradient(RankingLoss loss, double[] scores, int[] labels, double value, double[] gradient, RandomStream random)
    {
        for (int trial = 0; trial < 40; trial++)
        {
            double size = Math.Pow(10, random.NextUniform(-4, 1)), linear = value;
            double[] other = [.. scores.Select(s => s + (size * random.NextGaussian()))];
            for (int i = 0; i < other.Length; i++) linear += gradient[i] * (other[i] - scores[i]);
            loss.Evaluate(other, labels).ShouldBeGreaterThanOrEqualTo(linear - (1e-12 * (1 + Math.Abs(linear))));
        }
    }

    private static (double[] Positives, double[] Negatives) Sorted(double[] scores, int[] labels) =>
        ([.. scores.Where((_, i) => labels[i] == 1).OrderDescending()], [.. scores.Where((_, i) => labels[i] == 0).OrderDescending()]);
}
