using System.Buffers;
using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>Regression with a variance that depends on the features: μ = [X, 1]·θ₁, σ² = exp([X, 1]·θ₂), Gaussian negative log likelihood.</summary>
internal static class HeteroscedasticFamilies
{
    public static IEnumerable<LossFamily> All { get; } = [new("hetero_gnll", ["gaussian_nll"], Build)];

    private static FamilyModel Build(LossEntry entry, int n)
    {
        DataTensor x = entry.Data("X", 2);
        double[] y = entry.Vector("y", x.Shape[0], $"X has {x.Shape[0]} rows");
        var loss = new GaussianNegativeLogLikelihoodLoss { Full = true, Eps = entry.Parameter("eps") ?? 1e-9 };
        var objective = new PredictionObjective(
            new LinearModel(x.Shape[1], 2), x.Values, (heads, _, gradient, _) => Evaluate(loss, heads, y, gradient), isSmooth: true);
        return new FamilyModel(objective, objective.Dimension, SearchRegions.Reach(x.Values, [], x.Shape[1] + 1));
    }

    /// <summary>The loss of predictions (μ, log σ²), N×2.</summary>
    private static double Evaluate(
        GaussianNegativeLogLikelihoodLoss loss, ReadOnlySpan<double> heads, double[] y, Span<double> gradient)
    {
        int rows = y.Length;
        double[] rented = ArrayPool<double>.Shared.Rent(4 * rows);
        Span<double> mean = rented.AsSpan(0, rows), variance = rented.AsSpan(rows, rows);
        Span<double> meanGradient = rented.AsSpan(2 * rows, rows), varianceGradient = rented.AsSpan(3 * rows, rows);
        for (int i = 0; i < rows; i++) (mean[i], variance[i]) = (heads[2 * i], Math.Exp(heads[(2 * i) + 1]));
        double value = gradient.IsEmpty
            ? loss.Evaluate(mean, y, variance)
            : loss.Evaluate(mean, y, variance, meanGradient, varianceGradient: varianceGradient);
        for (int i = 0; i < rows && !gradient.IsEmpty; i++)
        {
            gradient[2 * i] = meanGradient[i];
            gradient[(2 * i) + 1] = varianceGradient[i] * variance[i];
        }

        ArrayPool<double>.Shared.Return(rented);
        return value;
    }
}
