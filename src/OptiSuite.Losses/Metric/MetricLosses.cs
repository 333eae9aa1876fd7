using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of metric learning.</summary>
internal static class MetricLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(
            new TripletMarginLoss(),
            "metric",
            "max(0, d(a, p) − d(a, n) + margin); d(x, y) = ‖x − y + ε‖ₚ",
            "none: anchor, positive and negative embeddings",
            "Margin=1, P=2, Eps=1e-6, Swap=false, Reduction=Mean",
            "TripletMarginLoss"),
    ];
}
