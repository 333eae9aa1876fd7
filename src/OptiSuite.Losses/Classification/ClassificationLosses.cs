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
        new(
            new BinaryCrossEntropyLoss(),
            "classification",
            "−w [y max(ln p, −100) + (1 − y) max(ln(1 − p), −100)]",
            "labels or probabilities in [0, 1], shape of the input",
            "Weight=null, Reduction=Mean",
            "BCELoss"),
        new(
            new NegativeLogLikelihoodLoss(),
            "classification",
            "−w[y] x[y]; x = log p",
            "class indices 0 … C−1, one for each row of log-probabilities",
            "Weight=null, IgnoreIndex=-100, Reduction=Mean",
            "NLLLoss"),
        new(
            new SoftTargetCrossEntropyLoss(),
            "classification",
            "−Σ w[c] ((1 − ε) y[c] + ε/C) log p[c]; p = softmax(x)",
            "probabilities of the classes, shape of the logits",
            "Weight=null, LabelSmoothing=0, Reduction=Mean",
            ""),
        new(
            new CategoricalCrossEntropyLoss(),
            "classification",
            "−Σ y[c] ln p[c]",
            "probabilities of the classes or one-hot, shape of the input",
            "Eps=0, Reduction=Mean",
            ""),
        new(
            new SigmoidFocalLoss(),
            "classification",
            "α_t (1 − p_t)^γ [y softplus(−x) + (1 − y) softplus(x)]",
            "labels or probabilities in [0, 1], shape of the input",
            "Alpha=0.25, Gamma=2, Reduction=Mean",
            ""),
        new(
            new SoftmaxFocalLoss(),
            "classification",
            "−α[y] (1 − p[y])^γ ln p[y]; p = softmax(x)",
            "class indices 0 … C−1, one for each row of logits",
            "Alpha=null, Gamma=2, Reduction=Mean",
            ""),
        new(
            new MultiMarginLoss(),
            "classification",
            "(w[y]/C) Σ_{c≠y} max(0, margin − x[y] + x[c])ᵖ",
            "class indices 0 … C−1, one for each row of scores",
            "P=1, Margin=1, Weight=null, Reduction=Mean",
            "MultiMarginLoss"),
        new(
            new MultiLabelMarginLoss(),
            "classification",
            "(1/C) Σ_{y∈Y} Σ_{c∉Y} max(0, 1 − x[y] + x[c])",
            "lists of class indices, N×C, each ended by −1",
            "Reduction=Mean",
            "MultiLabelMarginLoss"),
        new(
            new MultiLabelSoftMarginLoss(),
            "classification",
            "(1/C) Σ w[c] [y softplus(−x) + (1 − y) softplus(x)]",
            "labels or probabilities in [0, 1], shape of the logits",
            "Weight=null, Reduction=Mean",
            "MultiLabelSoftMarginLoss"),
    ];
}
