using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of ranking.</summary>
internal static class RankingLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(
            new AveragePrecisionRankLoss(),
            "ranking",
            "max_R [1 − AP(R) + F(s, R)] − F(s, R*)",
            "labels 0 or 1, one for each score",
            "Reduction=Mean",
            ""),
        new(
            new NdcgRankLoss(),
            "ranking",
            "max_R [1 − NDCG(R) + F(s, R)] − F(s, R*)",
            "labels 0 or 1, one for each score",
            "Reduction=Mean",
            ""),
        new(
            new MarginRankingLoss(),
            "ranking",
            "max(0, −y(x₁ − x₂) + m)",
            "1 or −1, shape of the inputs",
            "Margin=0, Reduction=Mean",
            "MarginRankingLoss"),
        new(
            new HingeEmbeddingLoss(),
            "ranking",
            "x where y = 1, max(0, m − x) where y = −1",
            "1 or −1, shape of the input",
            "Margin=1, Reduction=Mean",
            "HingeEmbeddingLoss"),
    ];
}
