using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of image reconstruction.</summary>
internal static class ReconstructionLosses
{
    public static ImmutableArray<LossDescription> All { get; } = [];
}
