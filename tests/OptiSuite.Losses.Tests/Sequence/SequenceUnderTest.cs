namespace OptiSuite.Losses.Tests;

internal static class SequenceUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } = [];
}
