namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 57: minimize Σᵢ₌₁⁴⁴ (bᵢ − x₁ − (0.49 − x₁) exp(−x₂ (aᵢ − 8)))² subject to
/// 0.49x₂ − x₁x₂ ≥ 0.09, x₁ ≥ 0.4 and x₂ ≥ −4. A fit of 44 observations (a, b); there is another local minimum of 0.0306.
/// Best known 0.02845966972298… at (0.4199…, 1.2848…).
/// </summary>
public static class Hs57
{
    /// <summary>The problem <c>hs57</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(SumOfSquares), 2)
    {
        Name = "hs57",
        Start = [0.42, 5],
        Bounds = new Bounds([0.4, -4], [double.PositiveInfinity, double.PositiveInfinity]),
        SearchRegion = new Bounds([0.4, -4], [10, 10]),
        Constraints = [NonlinearConstraint.AtLeast(Bilinear, 0.09, BilinearGradient, "bilinear")],
        Known = new KnownSolution(
            0.028459669722986705, [0.41995265075780125, 1.2848451936248446], IsGlobal: false,
            Source: "Kuhn-Tucker equations solved to 40 digits; a scan of the feasible set found nothing lower"),
    };

    private static readonly double[] _a =
    [
        8, 8, 10, 10, 10, 10, 12, 12, 12, 12, 14, 14, 14, 16, 16, 16, 18, 18, 20, 20, 20, 22,
        22, 22, 24, 24, 24, 26, 26, 26, 28, 28, 30, 30, 30, 32, 32, 34, 36, 36, 38, 38, 40, 42,
    ];

    private static readonly double[] _b =
    [
        0.49, 0.49, 0.48, 0.47, 0.48, 0.47, 0.46, 0.46, 0.45, 0.43, 0.45, 0.43, 0.43, 0.44, 0.43, 0.43, 0.46, 0.45, 0.42, 0.42, 0.43, 0.41,
        0.41, 0.40, 0.42, 0.40, 0.40, 0.41, 0.40, 0.41, 0.41, 0.40, 0.40, 0.40, 0.38, 0.41, 0.40, 0.40, 0.41, 0.38, 0.40, 0.40, 0.39, 0.39,
    ];

    private static double SumOfSquares(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0;
        gradient.Clear();
        for (int i = 0; i < _a.Length; i++)
        {
            double age = _a[i] - 8, decay = Math.Exp(-x[1] * age), residual = _b[i] - x[0] - ((0.49 - x[0]) * decay);
            sum += residual * residual;
            gradient[0] += 2 * residual * (decay - 1);
            gradient[1] += 2 * residual * (0.49 - x[0]) * age * decay;
        }

        return sum;
    }

    private static double Bilinear(ReadOnlySpan<double> x) => (0.49 - x[0]) * x[1];

    private static void BilinearGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -x[1];
        gradient[1] = 0.49 - x[0];
    }
}
