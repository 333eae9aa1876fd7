namespace OptiSuite.Problems.Bbob;

/// <summary>100 (zᵢ² − zᵢ₊₁)² + (zᵢ − 1)², written in u = z − 1 so that no digits are lost near the optimum.</summary>
internal static class RosenbrockTerms
{
    /// <summary>The factor max(1, √D / 8) that keeps the valley inside of the box.</summary>
    public static double Factor(int n) => Math.Max(1, Math.Sqrt(n) / 8);

    /// <summary>The term of two neighbours.</summary>
    public static double Term(double u, double next)
    {
        double off = (u * (2 + u)) - next;
        return (100 * off * off) + (u * u);
    }

    /// <summary>The optimum of a rotated valley, where c R x + ½ is 1 in all coordinates.</summary>
    /// <param name="rotation">R, n×n, row-major.</param>
    /// <param name="n">D.</param>
    public static double[] RotatedOptimum(ReadOnlySpan<double> rotation, int n)
    {
        double[] optimum = new double[n];
        for (int j = 0; j < n * n; j++) optimum[j % n] += rotation[j];
        foreach (ref double entry in optimum.AsSpan()) entry /= 2 * Factor(n);
        return optimum;
    }
}
