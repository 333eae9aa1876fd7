using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of sequences.</summary>
internal static class SequenceLosses
{
    public static ImmutableArray<LossDescription> All { get; } = [];
}
