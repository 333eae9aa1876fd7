using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The divergences between distributions.</summary>
internal static class DivergenceLosses
{
    public static ImmutableArray<LossDescription> All { get; } = [];
}
