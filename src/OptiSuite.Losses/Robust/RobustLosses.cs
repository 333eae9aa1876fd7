using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of regression that large residuals do not dominate.</summary>
internal static class RobustLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(
            new HuberLoss(),
            "robust",
            "½r² where |r| ≤ δ, else δ(|r| − δ/2); r = x − y",
            "numbers, shape of the input",
            "Delta=1, Reduction=Mean",
            "HuberLoss"),
        new(
            new SmoothL1Loss(),
            "robust",
            "r²/(2β) where |r| < β, else |r| − β/2; r = x − y",
            "numbers, shape of the input",
            "Beta=1, Reduction=Mean",
            "SmoothL1Loss"),
        new(
            new TukeyBiweightLoss(),
            "robust",
            "(c²/6)(1 − (1 − (u/c)²)³) where |u| ≤ c, else c²/6; u = (x − y)/σ",
            "numbers, shape of the input",
            "C=4.685, Scaling=None, Outputs=1, Reduction=Mean",
            ""),
    ];
}
