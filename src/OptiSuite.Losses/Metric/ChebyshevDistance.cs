namespace OptiSuite.Losses;

/// <summary>d(x, y) = maxᵢ |xᵢ − yᵢ|, the l∞ distance. Of several largest differences the first has the gradient.</summary>
/// <remarks>
/// PyTorch: <c>torch.max(torch.abs(x − y), dim=1).values</c>, the custom distance of its documentation. <see cref="PairwiseDistance"/> with
/// P = +∞ adds an ε and shares the gradient between ties.
/// </remarks>
public sealed record ChebyshevDistance : IDistance
{
    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => new PowerNorm(double.PositiveInfinity, 0).Evaluate(x, y);

    /// <inheritdoc/>
    public void AddGradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double distance, double factor, Span<double> xGradient, Span<double> yGradient)
    {
        // A NaN distance comes from a NaN difference, the first of which takes the slope, itself a NaN.
        int i = 0;
        while (i < x.Length && !(Math.Abs(x[i] - y[i]) is var size && (size == distance || double.IsNaN(size)))) i++;
        if (i == x.Length || distance == 0) return;
        double z = x[i] - y[i], slope = double.IsNaN(z) ? z : factor * Math.Sign(z);
        if (!xGradient.IsEmpty) xGradient[i] += slope;
        if (!yGradient.IsEmpty) yGradient[i] -= slope;
    }
}
