namespace OptiSuite.Losses.Tests;

internal static class RobustUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new ElementwiseUnderTest(new HuberLoss { Delta = 0.7 }),
        new ElementwiseUnderTest(new SmoothL1Loss { Beta = 0.4 }),
        new ElementwiseUnderTest(new SmoothL1Loss { Beta = 0 }),
        new ElementwiseUnderTest(new TukeyBiweightLoss { C = 2.5 }),
        new ElementwiseUnderTest(new TukeyBiweightLoss { Scaling = TukeyScaling.MedianAbsoluteDeviation, Outputs = 3 }),
    ];
}
