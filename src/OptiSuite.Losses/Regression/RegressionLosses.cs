using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of regression.</summary>
internal static class RegressionLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(new MeanSquaredErrorLoss(), "regression", "(x − y)²", "numbers, shape of the input", "Reduction=Mean", "MSELoss"),
        new(new MeanAbsoluteErrorLoss(), "regression", "|x − y|", "numbers, shape of the input", "Reduction=Mean", "L1Loss"),
    ];
}
