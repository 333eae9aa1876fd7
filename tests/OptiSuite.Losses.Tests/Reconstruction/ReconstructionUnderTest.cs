namespace OptiSuite.Losses.Tests;

internal static class ReconstructionUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new PerceptualUnderTest(new PerceptualLoss(PerceptualUnderTest.Features)),
        new PerceptualUnderTest(new PerceptualLoss(PerceptualUnderTest.Features) { StyleWeight = 3, LayerWeights = [0.5, 2] }),
        new PerceptualUnderTest(new PerceptualLoss(PerceptualUnderTest.Features) { Distance = PerceptualDistance.MeanAbsolute, LayerWeights = [0, 1] }),
    ];
}
