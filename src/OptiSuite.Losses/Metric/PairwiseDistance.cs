namespace OptiSuite.Losses;

/// <summary>
/// d(x, y) = ‖x − y + ε‖ₚ. ε is added to every difference: d(x, x) is ε·D^(1/p), with a gradient, and d is not symmetric.
/// </summary>
/// <remarks>
/// PyTorch: <c>PairwiseDistance</c>. Its choices at kinks: a difference of 0 has the slope 0, and where several differences are the
/// largest, the ∞-norm shares the slope evenly (<see cref="ChebyshevDistance"/> gives it to the first). Below p = 1 this is no norm, and steep
/// near 0.
/// </remarks>
public sealed record PairwiseDistance : IDistance
{
    /// <summary>p, the degree, positive; +∞ for the largest difference. Default 2, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double P
    {
        get;
        init => field = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(P), value, "The degree of the distance must be positive; +∞ is allowed.");
    } = 2;

    /// <summary>ε, added to every difference; finite, not negative. Default 1e-6, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Eps
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be finite and not negative.");
    } = 1e-6;

    internal PowerNorm Norm => new(P, Eps);

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Norm.Evaluate(x, y);

    /// <inheritdoc/>
    public void AddGradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double distance, double factor, Span<double> xGradient, Span<double> yGradient) =>
        Norm.AddGradient(x, y, distance, factor, xGradient, yGradient);
}
