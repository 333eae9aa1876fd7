using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The divergences between distributions.</summary>
internal static class DivergenceLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(
            new KullbackLeiblerDivergenceLoss(),
            "divergence",
            "t (ln t − x), or eᵗ (t − x) with LogTarget; x = log p",
            "probabilities, or their logarithms with LogTarget, shape of the input",
            "LogTarget=false, Reduction=Mean",
            "KLDivLoss"),
    ];
}
