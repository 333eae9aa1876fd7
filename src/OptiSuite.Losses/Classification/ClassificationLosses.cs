using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of classification.</summary>
internal static class ClassificationLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(
            new CrossEntropyLoss(),
            "classification",
            "−(1 − ε) w[y] log p[y] − (ε/C) Σ w[c] log p[c]; p = softmax(x)",
            "class indices 0 … C−1, one for each row of logits",
            "Weight=null, IgnoreIndex=-100, LabelSmoothing=0, Reduction=Mean",
            "CrossEntropyLoss"),
        new(
            new BinaryCrossEntropyWithLogitsLoss(),
            "classification",
            "w [q y softplus(−x) + (1 − y) softplus(x)]",
            "labels or probabilities in [0, 1], shape of the input",
            "Weight=null, PosWeight=null, Reduction=Mean",
            "BCEWithLogitsLoss"),
        new(
            new SoftMarginLoss(),
            "classification",
            "ln(1 + e^(−yx))",
            "1 or −1, shape of the input",
            "Reduction=Mean",
            "SoftMarginLoss"),
    ];
}
