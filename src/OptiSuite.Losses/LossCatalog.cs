using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses there are: what <c>optisuite list losses</c> shows.</summary>
public static class LossCatalog
{
    /// <summary>Every loss, by family.</summary>
    public static ImmutableArray<LossDescription> All { get; } =
    [
        .. RegressionLosses.All,
        .. RobustLosses.All,
        .. ClassificationLosses.All,
        .. SequenceLosses.All,
        .. SegmentationLosses.All,
        .. RankingLosses.All,
        .. MetricLosses.All,
        .. DivergenceLosses.All,
        .. TransportLosses.All,
        .. ReconstructionLosses.All,
    ];

    /// <summary>The loss of a name, or null where there is none.</summary>
    /// <param name="name">A name in kebab-case or PyTorch's, in any case.</param>
    public static LossDescription? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(loss => name.Equals(loss.Name, StringComparison.OrdinalIgnoreCase)
            || (name.Length > 0 && name.Equals(loss.PyTorchName, StringComparison.OrdinalIgnoreCase)));
    }
}
