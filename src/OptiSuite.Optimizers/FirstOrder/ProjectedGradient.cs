using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>Steps and residuals of first-order methods, under bounds or without.</summary>
internal static class ProjectedGradient
{
    /// <summary>Writes P(x − t·d) and returns whether it is finite.</summary>
    public static bool Step(ReadOnlySpan<double> x, double t, ReadOnlySpan<double> d, Bounds? bounds, Span<double> moved)
    {
        TensorPrimitives.MultiplyAdd(d, -t, x, moved);
        // Before the projection: an infinite step is a breakdown, not a wish to stand on a bound.
        if (!AllFinite(moved)) return false;
        bounds?.Project(moved);
        return true;
    }

    /// <summary>‖∇f‖∞, or ‖x − P(x − ∇f)‖∞ under bounds: zero exactly at a first-order point.</summary>
    public static double Residual(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, Bounds? bounds)
    {
        double worst = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double change = gradient[i];
            if (bounds is not null) change = x[i] - Math.Clamp(x[i] - gradient[i], bounds.Lower[i], bounds.Upper[i]);
            worst = Math.Max(worst, Math.Abs(change));
        }

        return worst;
    }

    public static bool AllFinite(ReadOnlySpan<double> x)
    {
        foreach (double value in x)
        {
            if (!double.IsFinite(value)) return false;
        }

        return true;
    }
}
