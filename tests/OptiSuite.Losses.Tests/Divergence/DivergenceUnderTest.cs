namespace OptiSuite.Losses.Tests;

internal static class DivergenceUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new DistributionUnderTest(new KullbackLeiblerDivergenceLoss(), 1, isNonnegative: false),
        new DistributionUnderTest(new KullbackLeiblerDivergenceLoss { LogTarget = true }, 3, logTarget: true, isNonnegative: false),
    ];
}
