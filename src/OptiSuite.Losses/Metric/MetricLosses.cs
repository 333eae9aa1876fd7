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
            "−log p[y]; p = softmax(s cos θ), with s cos(θ[y] + m) for the right class",
            "class indices 0 … C−1, one for each row of embeddings",
            "Scale=64, Margin=0.5, Boundary=Monotone, Reduction=Mean",
            ""),
        new(
            new CosFaceLoss(),
            "metric",
            "−log p[y]; p = softmax(s cos θ), with s (cos θ[y] − m) for the right class",
            "class indices 0 … C−1, one for each row of embeddings",
            "Scale=64, Margin=0.35, Reduction=Mean",
            ""),
        new(
            new TripletMarginWithDistanceLoss(),
            "metric",
            "max(0, d(a, p) − d(a, n) + margin); d any distance",
            "none: anchor, positive and negative embeddings",
            "Distance=PairwiseDistance, Margin=1, Swap=false, Reduction=Mean",
            "TripletMarginWithDistanceLoss"),
        new(
            new FaceNetTripletLoss(),
            "metric",
            "max(0, ‖a − p‖² − ‖a − n‖² + α)",
            "none: anchor, positive and negative embeddings",
            "Alpha=0.2, Normalize=false, Reduction=Sum",
            ""),
        new(
            new ContrastiveLoss(),
            "metric",
            "f D² for y = 1, f max(0, margin − D)² for y = 0; D = ‖x₁ − x₂‖",
            "1 for a pair of the same class, 0 for a pair of two",
            "Margin=1, Factor=1, Reduction=Mean",
            ""),
        new(
            new CosineEmbeddingLoss(),
            "metric",
            "1 − cos for y = 1, max(0, cos − margin) for y = −1",
            "1 for a pair that belongs together, −1 for one that does not",
            "Margin=0, Reduction=Mean",
            "CosineEmbeddingLoss"),
        new(
            new LiftedStructuredLoss(),
            "metric",
            "½ max(0, J)² over positive pairs; J = ln(Σ exp(α − D_ik) + Σ exp(α − D_jl)) + D_ij",
            "class labels, any integers",
            "Kind=Smooth, Margin=1, Reduction=Mean",
            ""),
        new(
            new CenterLoss(),
            "metric",
            "f ‖x − c[y]‖²",
            "class indices 0 … C−1, one for each row of features",
            "Factor=0.5, Reduction=Sum",
            ""),
        new(
            new JointSoftmaxCenterLoss(),
            "metric",
            "CE(X Wᵀ + b, y) + λ f Σ ‖x − c[y]‖²",
            "class indices 0 … C−1, one for each row of features",
            "Lambda=0.003, Factor=0.5, CenterReduction=Sum, Reduction=Mean",
            ""),
        new(
            new JointCrossEntropyTripletLoss(),
            "metric",
            "v CE(x, y) + w max(0, d(a, p) − d(a, n) + margin)",
            "class indices 0 … C−1, one for each row of logits",
            "CrossEntropyWeight=1, TripletWeight=1, CrossEntropy=CrossEntropyLoss, Triplet=TripletMarginLoss, Reduction=Mean",
            ""),
    ];
}
