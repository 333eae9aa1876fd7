namespace OptiSuite.Losses.Tests;

internal static class RankingUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new MarginRankingUnderTest(new MarginRankingLoss()),
        new MarginRankingUnderTest(new MarginRankingLoss { Margin = 0.5 }),
        new SignTargetUnderTest(new HingeEmbeddingLoss { Margin = 0.8 }),
        new ElementwiseUnderTest(new HingeEmbeddingLoss { CheckTarget = false }),
        new RankingLossUnderTest(new AveragePrecisionRankLoss()),
        new RankingLossUnderTest(new NdcgRankLoss()),
    ];
}
