namespace OptiSuite.Losses;

/// <summary>
/// The structured hinge loss of average precision: <see cref="RankingLoss"/> with
/// Δ(R) = 1 − AP(R) = 1 − (1/|P|) Σ_{x∈P} (rank of x among the positives)/(rank of x).
/// </summary>
/// <remarks>
/// One value of the whole batch, with any reduction; 0 without positives or without negatives. The most violating ranking is found in
/// O(n log n) by the algorithm of P. Mohapatra et al., "Efficient Optimization for Rank-Based Loss Functions", CVPR 2018
/// (arXiv 1604.08269); the loss is that of Y. Yue et al., "A Support Vector Method for Optimizing Average Precision", SIGIR 2007. PyTorch has none.
/// </remarks>
/// <example><code>double f = new AveragePrecisionRankLoss().Evaluate(scores, labels, gradient);</code></example>
public sealed record AveragePrecisionRankLoss : RankingLoss
{
    /// <inheritdoc/>
    public override string Name => "rank-average-precision";

    private protected override void FindMostViolating(
        ReadOnlySpan<double> positives, Span<double> negatives, Span<int> order, Span<int> positivesAbove) =>
        new MostViolatingRanking<Measure>(new Measure(positives.Length), positives, negatives, order, positivesAbove).Find();

    private protected override double Error(ReadOnlySpan<int> negativesAbove)
    {
        double sum = 0;
        for (int k = 1; k <= negativesAbove.Length; k++) sum += k / (double)(k + negativesAbove[k - 1]);
        return 1 - (sum / negativesAbove.Length);
    }

    internal readonly struct Measure(int positives) : IRankingMeasure
    {
        // k/(k + j − 1) − k/(k + j), over |P|.
        public double Growth(int j, int k)
        {
            double rank = (double)j + k;
            return k / (rank * (rank - 1) * positives);
        }
    }
}
