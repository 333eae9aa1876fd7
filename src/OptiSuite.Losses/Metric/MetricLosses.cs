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
        new(
            new ArcFaceLoss(),
            "metric",
            "softmax cross entropy of s cos θ, with s cos(θ + m) for the right class",
            "labels: class indices 0 … C−1; embeddings N×D and weight C×D",
            "Scale=64, Margin=0.5 rad, Boundary=Monotone, Reduction=Mean",
            ""),
        new(
            new CosFaceLoss(),
            "metric",
            "softmax cross entropy of s cos θ, with s (cos θ − m) for the right class",
            "labels: class indices 0 … C−1; embeddings N×D and weight C×D",
            "Scale=64, Margin=0.35, Reduction=Mean",
            ""),
    ];
}
