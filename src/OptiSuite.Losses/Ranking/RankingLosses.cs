using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of ranking.</summary>
internal static class RankingLosses
{
    public static ImmutableArray<LossDescription> All { get; } = [];
}
