namespace OptiSuite.Losses.Tests;

internal static class ReconstructionUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } = [];
}
