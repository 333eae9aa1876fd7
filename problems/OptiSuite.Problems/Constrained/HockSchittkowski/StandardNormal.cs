namespace OptiSuite.Problems;

/// <summary>The standard normal distribution, to double precision (Abramowitz and Stegun, 1964, chapter 26.2).</summary>
internal static class StandardNormal
{
    private const double RootTwoPi = 2.5066282746310005024;

    /// <summary>Beyond this the tail's continued fraction converges faster than the series around 0.</summary>
    private const double SeriesLimit = 3;

    private const int FractionTerms = 60;

    /// <summary>φ(z) = exp(−z²/2) / √(2π).</summary>
    /// <param name="z">Where.</param>
    public static double Density(double z) => Math.Exp(-0.5 * z * z) / RootTwoPi;

    /// <summary>Φ(z), the integral of φ from −∞ to z.</summary>
    /// <param name="z">Where.</param>
    public static double Distribution(double z)
    {
        double t = Math.Abs(z);
        if (t < SeriesLimit) return 0.5 + (Density(z) * Series(z));
        double tail = Density(t) * TailRatio(t);
        return z < 0 ? tail : 1 - tail;
    }

    // (26.2.11): z + z³/3 + z⁵/(3·5) + …
    private static double Series(double z)
    {
        double sum = 0, term = z;
        for (int k = 1; sum + term != sum; k++)
        {
            sum += term;
            term *= z * z / ((2 * k) + 1);
        }

        return sum;
    }

    // (26.2.14): (1 − Φ(t)) / φ(t) = 1/(t + 1/(t + 2/(t + 3/(t + …)))).
    private static double TailRatio(double t)
    {
        double fraction = t;
        for (int k = FractionTerms; k > 0; k--) fraction = t + (k / fraction);
        return 1 / fraction;
    }
}
