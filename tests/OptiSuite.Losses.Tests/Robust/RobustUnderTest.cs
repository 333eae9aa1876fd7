namespace OptiSuite.Losses.Tests;

internal static class RobustUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new ElementwiseUnderTest(new HuberLoss { Delta = 0.7 }),
        new ElementwiseUnderTest(new SmoothL1Loss { Beta = 0.4 }),
        new ElementwiseUnderTest(new SmoothL1Loss { Beta = 0 }),
    ];
}
