namespace OptiSuite.Losses.Tests;

internal static class RankingUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } = [];
}
