namespace OptiSuite.Benchmarking;

/// <summary>The quartiles of a sample.</summary>
/// <param name="Lower">The lower quartile, q₀.₂₅.</param>
/// <param name="Median">The median, q₀.₅.</param>
/// <param name="Upper">The upper quartile, q₀.₇₅.</param>
public readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    /// <summary>
    /// The quartiles of a sample by linear interpolation between order statistics, q_p = x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎) with
    /// h = (N − 1)p and k = ⌊h⌋ counted from 0: definition 7 of Hyndman and Fan (The American Statistician 50(4), 1996).
    /// Infinity is the largest value (a run that never found a feasible point).
    /// </summary>
    /// <param name="values">The sample, in any order, without NaN; NaN for all three where it is empty.</param>
    public static Quartiles Of(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return new Quartiles(Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75));
    }

    private static double Quantile(double[] sorted, double p)
    {
        if (sorted.Length == 0) return double.NaN;
        double h = (sorted.Length - 1) * p;
        int k = (int)h;
        double rest = h - k;
        // Without this, ∞ − ∞ would make NaN of a sample that is plainly infinite, and 0·∞ of one that is not.
        if (rest == 0 || sorted[k] == sorted[k + 1]) return sorted[k];
        return sorted[k] + (rest * (sorted[k + 1] - sorted[k]));
    }
}
