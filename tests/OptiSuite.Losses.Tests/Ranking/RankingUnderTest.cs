namespace OptiSuite.Losses.Tests;

internal static class RankingUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new RankingLossUnderTest(new AveragePrecisionRankLoss()),
        new RankingLossUnderTest(new NdcgRankLoss()),
    ];
}
