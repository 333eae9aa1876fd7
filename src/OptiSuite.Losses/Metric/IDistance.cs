namespace OptiSuite.Losses;

/// <summary>
/// A distance d(x, y) of two vectors, for <see cref="TripletMarginWithDistanceLoss"/>. Implement it for one of your own: a record without
/// state is best, since a loss may call it from several threads at once. Its exceptions reach the caller of the loss as they are.
/// </summary>
public interface IDistance
{
    /// <summary>Returns d(x, y).</summary>
    /// <param name="x">D values.</param>
    /// <param name="y">D values.</param>
    double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y);

    /// <summary>Adds factor·∂d/∂x to <paramref name="xGradient"/> and factor·∂d/∂y to <paramref name="yGradient"/>, each unless it is empty.</summary>
    /// <param name="x">D values.</param>
    /// <param name="y">D values.</param>
    /// <param name="distance">d(x, y), as <see cref="Evaluate"/> has returned it.</param>
    /// <param name="factor">What the gradients are multiplied by.</param>
    /// <param name="xGradient">D values, or empty if it is not wanted.</param>
    /// <param name="yGradient">D values, or empty if it is not wanted.</param>
    void AddGradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double distance,
        double factor,
        Span<double> xGradient,
        Span<double> yGradient);
}
