namespace OptiSuite.Losses.Tests;

internal static class TransportUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } = [];
}
