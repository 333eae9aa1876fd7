namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 86 (Colville's problem 1, the Shell primal problem): minimize Σ eⱼxⱼ + Σ Σ cᵢⱼxᵢxⱼ + Σ dⱼxⱼ³
/// subject to ten linear rows A x ≥ b and x ≥ 0 (<see cref="ColvilleData"/>). Convex where x ≥ 0. Minimum −32.34867896…
/// </summary>
public static class Hs86
{
    /// <summary>The problem <c>hs86</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), ColvilleData.N)
    {
        Name = "hs86",
        Start = [0, 0, 0, 0, 1],
        Bounds = Bounds.NonNegative(ColvilleData.N),
        SearchRegion = Bounds.Uniform(ColvilleData.N, 0, 10),
        Constraints = [LinearConstraint.AtLeast(Matrix(), ColvilleData.B)],
        Known = new KnownSolution(
            -32.348678965722705, [0.3, 0.33346760653460716, 0.39999999999999997, 0.42831010478169884, 0.22396487356079814],
            Source: "Kuhn-Tucker equations of a convex problem solved to double precision"),
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        Span<double> gradient = stackalloc double[ColvilleData.N];
        return Gradient(x, gradient);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        Span<double> product = stackalloc double[ColvilleData.N];
        ColvilleData.MultiplyC(x, product);
        ReadOnlySpan<double> e = ColvilleData.E, d = ColvilleData.D;
        double value = 0;
        for (int j = 0; j < x.Length; j++)
        {
            double cubic = d[j] * x[j] * x[j];
            value += x[j] * (e[j] + product[j] + cubic);
            gradient[j] = e[j] + (2 * product[j]) + (3 * cubic);
        }

        return value;
    }

    private static double[,] Matrix()
    {
        double[,] a = new double[ColvilleData.M, ColvilleData.N];
        for (int k = 0; k < a.Length; k++) a[k / ColvilleData.N, k % ColvilleData.N] = ColvilleData.A[k];
        return a;
    }
}
