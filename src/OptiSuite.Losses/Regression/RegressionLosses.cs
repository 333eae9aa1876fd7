using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of regression.</summary>
internal static class RegressionLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(new MeanSquaredErrorLoss(), "regression", "(x − y)²", "numbers, shape of the input", "Reduction=Mean", "MSELoss"),
        new(new MeanAbsoluteErrorLoss(), "regression", "|x − y|", "numbers, shape of the input", "Reduction=Mean", "L1Loss"),
        new(new HalfSquaredErrorLoss(), "regression", "½‖x − y‖²", "vectors, shape of the input", "Factor=0.5, Reduction=Mean", ""),
        new(
            new GaussianNegativeLogLikelihoodLoss(),
            "regression",
            "½[ln v + (x − y)²/v], v ≥ ε",
            "numbers, shape of the input; the variance v is predicted too",
            "Full=false, Eps=1e-6, Reduction=Mean",
            "GaussianNLLLoss"),
        new(
            new PoissonNegativeLogLikelihoodLoss(),
            "regression",
            "eˣ − yx; x − y·ln(x + ε) for rates",
            "counts ≥ 0, shape of the input",
            "LogInput=true, Full=false, Eps=1e-8, Reduction=Mean",
            "PoissonNLLLoss"),
    ];
}
