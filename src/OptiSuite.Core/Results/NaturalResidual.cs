namespace OptiSuite;

/// <summary>
/// The natural residual of the first-order conditions of Karush, Kuhn and Tucker, in the maximum norm: zero exactly at a stationary point with its
/// multipliers. One definition, so that stationarity means the same for every optimizer and for the verifier.
/// </summary>
public static class NaturalResidual
{
    /// <summary>‖∇L‖∞ without bounds, ‖x − P(x − ∇L)‖∞ with the projection P onto them.</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="gradient">The gradient of f, or of the Lagrangian of the rows, n values.</param>
    /// <param name="bounds">The bounds, or null.</param>
    public static double OverBox(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, Bounds? bounds)
    {
        double worst = 0;
        for (int i = 0; i < x.Length; i++)
        {
            // Of x − (x − g) a small g would not be left, of min(g, x − l) it is.
            double change = Math.Abs(gradient[i]);
            if (bounds is not null) change = Math.Min(change, gradient[i] > 0 ? x[i] - bounds.Lower[i] : bounds.Upper[i] - x[i]);
            worst = double.IsNaN(gradient[i]) ? double.NaN : Math.Max(worst, change);
        }

        return worst;
    }

    /// <summary>min(|λ|, distance of c to the limit that λ belongs to): complementarity. 0 for an equality.</summary>
    /// <param name="multiplier">λ with the signs of <see cref="Multipliers"/>: positive at the upper limit.</param>
    /// <param name="value">c.</param>
    /// <param name="lower">The lower limit.</param>
    /// <param name="upper">The upper limit.</param>
    public static double OfRow(double multiplier, double value, double lower, double upper) =>
        lower == upper ? 0 : Math.Min(Math.Abs(multiplier), Math.Abs(multiplier > 0 ? upper - value : value - lower));
}
