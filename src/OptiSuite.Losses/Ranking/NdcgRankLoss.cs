using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// The structured hinge loss of the normalized discounted cumulative gain: <see cref="RankingLoss"/> with
/// Δ(R) = 1 − NDCG(R) = 1 − Σ_{x∈P} D(rank of x)/Σ_{i≤|P|} D(i), D(r) = 1/log₂(1 + r).
/// </summary>
/// <remarks>
/// One value of the whole batch, with any reduction; 0 without positives or without negatives. The most violating ranking is found in
/// O(n log n) by the algorithm of P. Mohapatra et al., "Efficient Optimization for Rank-Based Loss Functions", CVPR 2018
/// (arXiv 1604.08269); the loss is that of S. Chakrabarti et al., "Structured Learning for Non-smooth Ranking Losses", KDD 2008. PyTorch has none.
/// </remarks>
/// <example><code>double f = new NdcgRankLoss().Evaluate(scores, labels, gradient);</code></example>
public sealed record NdcgRankLoss : RankingLoss
{
    /// <inheritdoc/>
    public override string Name => "rank-ndcg";

    private protected override void FindMostViolating(
        ReadOnlySpan<double> positives, Span<double> negatives, Span<int> order, Span<int> positivesAbove)
    {
        using var numbers = new ScratchSpace<double>(positives.Length + negatives.Length + 1);
        Span<double> discounts = numbers.Take(positives.Length + negatives.Length + 1);
        new MostViolatingRanking<Measure>(new Measure(positives.Length, discounts), positives, negatives, order, positivesAbove).Find();
    }

    private protected override double Error(ReadOnlySpan<int> negativesAbove)
    {
        double sum = 0, ideal = 0;
        for (int k = 1; k <= negativesAbove.Length; k++)
        {
            sum += RankingMetrics.Discount(k + negativesAbove[k - 1]);
            ideal += RankingMetrics.Discount(k);
        }

        return 1 - (sum / ideal);
    }

    internal readonly ref struct Measure : IRankingMeasure
    {
        private readonly ReadOnlySpan<double> _shares;

        /// <summary>Fills the table of D(r)/Σ_{i≤|P|} D(i), r = 1 … n; its first place stays unused.</summary>
        public Measure(int positives, Span<double> table)
        {
            table[0] = 0;
            for (int r = 1; r < table.Length; r++) table[r] = RankingMetrics.Discount(r);
            TensorPrimitives.Divide(table, TensorPrimitives.Sum<double>(table.Slice(1, positives)), table);
            _shares = table;
        }

        // (D(k + j − 1) − D(k + j))/Σ D.
        public double Growth(int j, int k) => _shares[k + j - 1] - _shares[k + j];
    }
}
