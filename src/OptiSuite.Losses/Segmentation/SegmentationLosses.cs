using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of image segmentation.</summary>
internal static class SegmentationLosses
{
    public static ImmutableArray<LossDescription> All { get; } = [];
}
