namespace OptiSuite.Losses.Tests;

internal static class TransportUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new Wasserstein1DUnderTest(new Wasserstein1DLoss(), weighted: false),
        new Wasserstein1DUnderTest(new Wasserstein1DLoss { P = 2 }, weighted: true),
        new Wasserstein1DUnderTest(new Wasserstein1DLoss { P = 2.5 }, weighted: false),
        new TransportLossUnderTest(new EarthMoverLoss()),
        new TransportLossUnderTest(new SinkhornLoss { Regularization = 2, Tolerance = 1e-12 }),
        new FrechetGaussiansUnderTest(new FrechetDistanceLoss()),
        new FrechetFeaturesUnderTest(new FrechetDistanceLoss()),
    ];
}
