namespace OptiSuite.Losses.Tests;

internal static class DivergenceUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } = [];
}
