namespace OptiSuite.Losses;

/// <summary>d(x, y) = Σ |xᵢ − yᵢ|, the city-block distance; the slope of a difference of 0 is 0.</summary>
public sealed record ManhattanDistance : IDistance
{
    private static PowerNorm Norm => new(1, 0);

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Norm.Evaluate(x, y);

    /// <inheritdoc/>
    public void AddGradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double distance, double factor, Span<double> xGradient, Span<double> yGradient) =>
        Norm.AddGradient(x, y, distance, factor, xGradient, yGradient);
}
