namespace OptiSuite.Optimizers;

/// <summary>The inverse of the standard normal distribution function.</summary>
internal static class NormalQuantile
{
    /// <summary>q with Φ(q) = p, to four digits: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), formula 26.2.23.</summary>
    /// <param name="p">The probability, in (0, 0.5].</param>
    public static double Of(double p)
    {
        double t = Math.Sqrt(-2 * Math.Log(p));
        double numerator = 2.515517 + (t * (0.802853 + (t * 0.010328)));
        double denominator = 1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))));
        return Math.Min((numerator / denominator) - t, -1e-3);
    }
}
