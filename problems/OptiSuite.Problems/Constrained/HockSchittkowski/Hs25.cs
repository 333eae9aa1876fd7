namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 25: minimize Σᵢ₌₁⁹⁹ (exp(−(uᵢ − x₂)^x₃ / x₁) − 0.01i)² with
/// uᵢ = 25 + (−50 ln(0.01i))^(2/3), subject to 0.1 ≤ x₁ ≤ 100, 0 ≤ x₂ ≤ 25.6 and 0 ≤ x₃ ≤ 5. A fit whose gradient at the start is about
/// 1e-8, so that methods stop there at 32.835. CUTEst rounds 2/3 to eleven digits. Minimum 0 at (50, 25, 1.5).
/// </summary>
public static class Hs25
{
    /// <summary>The problem <c>hs25</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(SumOfSquares), 3)
    {
        Name = "hs25",
        Start = [100, 12.5, 3],
        Bounds = new Bounds([0.1, 0, 0], [100, 25.6, 5]),
        Known = new KnownSolution(0, [50, 25, 1.5], Source: "closed form: a sum of squares"),
    };

    private static readonly double[] _u =
        [.. Enumerable.Range(1, 99).Select(i => 25 + Math.Pow(-50 * Math.Log(0.01 * i), 2.0 / 3))];

    private static double SumOfSquares(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0;
        gradient.Clear();
        for (int i = 0; i < _u.Length; i++)
        {
            double distance = _u[i] - x[1], power = Math.Pow(distance, x[2]), model = Math.Exp(-power / x[0]);
            double residual = model - (0.01 * (i + 1)), outer = 2 * residual * model / x[0];
            sum += residual * residual;
            gradient[0] += outer * power / x[0];
            gradient[1] += outer * x[2] * Math.Pow(distance, x[2] - 1);
            gradient[2] -= outer * power * Math.Log(distance);
        }

        return sum;
    }
}
