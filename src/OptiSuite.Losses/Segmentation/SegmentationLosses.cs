using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of image segmentation.</summary>
internal static class SegmentationLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(
            new DiceLoss(),
            "segmentation",
            "1 − (2 Σpt + s)/(Σp^q + Σt^q + s + ε)",
            "labels or probabilities in [0, 1], shape of the input",
            "FromLogits=false, Smooth=1, Eps=0, SquaredDenominator=false, PerSample=false, Reduction=Mean",
            ""),
        new(
            new MulticlassDiceLoss(),
            "segmentation",
            "1 − 2I/(S + ε); I = Σ p[c] [c = y], S = Σ p[c] + [c = y], p = softmax(x)",
            "class indices 0 … C−1, one for each position",
            "Average=Micro, Eps=1e-8, Weight=null, Reduction=Mean",
            ""),
    ];
}
