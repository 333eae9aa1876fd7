using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The distances of optimal transport.</summary>
internal static class TransportLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(
            new Wasserstein1DLoss(),
            "transport",
            "∫ |F_u⁻¹(q) − F_v⁻¹(q)|^p dq",
            "none: two samples on the line, with weights or without",
            "P=1, Reduction=Mean",
            ""),
        new(
            new EarthMoverLoss(),
            "transport",
            "min ⟨T, C⟩ over T ≥ 0 with row sums a, column sums b",
            "none: costs and two lists of masses with the same sum",
            "Reduction=Mean",
            ""),
        new(
            new SinkhornLoss(),
            "transport",
            "min ⟨T, C⟩ − ε H(T) over T with row sums a, column sums b",
            "none: costs and two lists of masses with the same sum",
            "Regularization=0.1, MaxIterations=1000, Tolerance=1e-9, Reduction=Mean",
            ""),
        new(
            new FrechetDistanceLoss(),
            "transport",
            "‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2(Σ₁^½ Σ₂ Σ₁^½)^½)",
            "none: two Gaussians, or two sets of features",
            "Reduction=Mean",
            ""),
    ];
}
