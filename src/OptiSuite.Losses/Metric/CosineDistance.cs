using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// d(x, y) = 1 − x·y/(max(‖x‖, ε)·max(‖y‖, ε)), 0 … 2: one minus the cosine of the angle, whatever the lengths.
/// </summary>
/// <remarks>
/// PyTorch: <c>1 − CosineSimilarity</c>. The cosine with a zero vector is 0. A norm below ε is replaced by ε, in the value
/// and where it stands in the gradient, which there is PyTorch's and not quite the derivative. <see cref="CosineEmbeddingLoss"/> adds its epsilon
/// instead, as PyTorch does.
/// </remarks>
public sealed record CosineDistance : IDistance
{
    /// <summary>ε, the least norm; positive and finite. Default 1e-8, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Eps
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be positive and finite.");
    } = 1e-8;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        RowKernels.Products(x, y, out double xx, out double xy, out double yy);
        return 1 - (xy / (Math.Max(Math.Sqrt(xx), Eps) * Math.Max(Math.Sqrt(yy), Eps)));
    }

    /// <inheritdoc/>
    public void AddGradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double distance, double factor, Span<double> xGradient, Span<double> yGradient)
    {
        RowKernels.Products(x, y, out double xx, out double xy, out double yy);
        double sizeX = Math.Max(Math.Sqrt(xx), Eps), sizeY = Math.Max(Math.Sqrt(yy), Eps), scale = sizeX * sizeY, cosine = xy / scale;
        // ∂cos/∂x = y/(‖x‖‖y‖) − cos·x/‖x‖², with the clamped norms in both terms.
        Add(xGradient, x, factor * cosine / (sizeX * sizeX), y, -factor / scale);
        Add(yGradient, y, factor * cosine / (sizeY * sizeY), x, -factor / scale);
    }

    private static void Add(Span<double> gradient, ReadOnlySpan<double> own, double alpha, ReadOnlySpan<double> other, double beta)
    {
        if (gradient.IsEmpty) return;
        TensorPrimitives.MultiplyAdd(own, alpha, gradient, gradient);
        TensorPrimitives.MultiplyAdd(other, beta, gradient, gradient);
    }
}
