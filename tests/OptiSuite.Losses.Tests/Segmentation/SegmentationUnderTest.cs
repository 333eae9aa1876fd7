namespace OptiSuite.Losses.Tests;

internal static class SegmentationUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } = [];
}
