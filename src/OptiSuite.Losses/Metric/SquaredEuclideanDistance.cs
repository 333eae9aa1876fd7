using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>d(x, y) = ‖x − y‖₂² = Σ (xᵢ − yᵢ)²; ∂d/∂x = 2(x − y). Smooth, and no metric: the triangle inequality fails.</summary>
public sealed record SquaredEuclideanDistance : IDistance
{
    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => RowKernels.SquaredDistance(x, y);

    /// <inheritdoc/>
    public void AddGradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double distance, double factor, Span<double> xGradient, Span<double> yGradient)
    {
        int width = Vector<double>.Count, i = 0;
        for (; i <= x.Length - width; i += width)
        {
            Vector<double> slope = (new Vector<double>(x[i..]) - new Vector<double>(y[i..])) * (2 * factor);
            if (!xGradient.IsEmpty) (new Vector<double>(xGradient[i..]) + slope).CopyTo(xGradient[i..]);
            if (!yGradient.IsEmpty) (new Vector<double>(yGradient[i..]) - slope).CopyTo(yGradient[i..]);
        }

        for (; i < x.Length; i++)
        {
            double slope = (x[i] - y[i]) * (2 * factor);
            if (!xGradient.IsEmpty) xGradient[i] += slope;
            if (!yGradient.IsEmpty) yGradient[i] -= slope;
        }
    }
}
