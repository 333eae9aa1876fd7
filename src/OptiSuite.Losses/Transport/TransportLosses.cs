using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The distances of optimal transport.</summary>
internal static class TransportLosses
{
    public static ImmutableArray<LossDescription> All { get; } = [];
}
