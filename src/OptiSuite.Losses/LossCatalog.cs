using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses there are: what <c>optisuite list losses</c> shows.</summary>
public static class LossCatalog
{
    /// <summary>Every loss, by family.</summary>
    public static ImmutableArray<LossDescription> All { get; } =
    [
        Entry(new MeanSquaredErrorLoss(), "regression", "(x − y)²", "numbers, shape of the input", "Reduction=Mean", "MSELoss"),
        Entry(new MeanAbsoluteErrorLoss(), "regression", "|x − y|", "numbers, shape of the input", "Reduction=Mean", "L1Loss"),
        Entry(
            new HuberLoss(),
            "regression",
            "½r² where |r| ≤ δ, else δ(|r| − δ/2); r = x − y",
            "numbers, shape of the input",
            "Delta=1, Reduction=Mean",
            "HuberLoss"),
        Entry(
            new SmoothL1Loss(),
            "regression",
            "r²/(2β) where |r| < β, else |r| − β/2; r = x − y",
            "numbers, shape of the input",
            "Beta=1, Reduction=Mean",
            "SmoothL1Loss"),
        Entry(
            new CrossEntropyLoss(),
            "classification",
            "−(1 − ε) w[y] log p[y] − (ε/C) Σ w[c] log p[c]; p = softmax(x)",
            "class indices 0 … C−1, one for each row of logits",
            "Weight=null, IgnoreIndex=-100, LabelSmoothing=0, Reduction=Mean",
            "CrossEntropyLoss"),
        Entry(
            new BinaryCrossEntropyWithLogitsLoss(),
            "classification",
            "w [q y softplus(−x) + (1 − y) softplus(x)]",
            "labels or probabilities in [0, 1], shape of the input",
            "Weight=null, PosWeight=null, Reduction=Mean",
            "BCEWithLogitsLoss"),
        Entry(
            new TripletMarginLoss(),
            "metric",
            "max(0, d(a, p) − d(a, n) + margin); d(x, y) = ‖x − y + ε‖ₚ",
            "none: anchor, positive and negative embeddings",
            "Margin=1, P=2, Eps=1e-6, Swap=false, Reduction=Mean",
            "TripletMarginLoss"),
    ];

    /// <summary>The loss of a name, or null where there is none.</summary>
    /// <param name="name">A name in kebab-case or PyTorch's, in any case.</param>
    public static LossDescription? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(loss => name.Equals(loss.Name, StringComparison.OrdinalIgnoreCase)
            || name.Equals(loss.PyTorchName, StringComparison.OrdinalIgnoreCase));
    }

    private static LossDescription Entry(Loss loss, string family, string formula, string target, string parameters, string pyTorchName) =>
        new(loss.Name, family, formula, target, parameters, pyTorchName, loss);
}
