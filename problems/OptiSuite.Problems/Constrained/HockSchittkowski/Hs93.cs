namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 93 (transformer design): with u = x₁x₄ (x₁ + x₂ + x₃) and v = x₂x₃ (x₁ + 1.57x₂ + x₄), minimize
/// 0.0204u + 0.0187v + 0.0607u x₅² + 0.0437v x₆² subject to 0.00062u x₅² + 0.00058v x₆² ≤ 1, 0.001 x₁x₂x₃x₄x₅x₆ ≥ 2.07 and x ≥ 0. Convex
/// in the logarithms of x. Minimum 135.0759628…
/// </summary>
public static class Hs93
{
    /// <summary>The problem <c>hs93</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 6)
    {
        Name = "hs93",
        Start = [5.54, 4.4, 12.02, 11.82, 0.702, 0.852],
        Bounds = Bounds.NonNegative(6),
        SearchRegion = Bounds.Uniform(6, 0, 20),
        Constraints = [new NonlinearConstraint(Rows, [-Infinity, 2.07], [1, Infinity], RowsJacobian, "losses and rating")],
        Known = new KnownSolution(
            135.07596282915182,
            [
                5.332666335528812, 4.656744059172022, 10.43299194046828, 12.082306340063692, 0.7526074362238322, 0.8786508746591392,
            ],
            Source: "Kuhn-Tucker equations of a geometric program solved to double precision"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) =>
        (U(x) * (0.0204 + (0.0607 * x[4] * x[4]))) + (V(x) * (0.0187 + (0.0437 * x[5] * x[5])));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        Combine(x, 0.0204 + (0.0607 * x[4] * x[4]), 0.0187 + (0.0437 * x[5] * x[5]), gradient);
        gradient[4] = 2 * 0.0607 * U(x) * x[4];
        gradient[5] = 2 * 0.0437 * V(x) * x[5];
        return Value(x);
    }

    private static double U(ReadOnlySpan<double> x) => x[0] * x[3] * (x[0] + x[1] + x[2]);

    private static double V(ReadOnlySpan<double> x) => x[1] * x[2] * (x[0] + (1.57 * x[1]) + x[3]);

    // The derivatives of p u + q v by x₁ … x₄.
    private static void Combine(ReadOnlySpan<double> x, double p, double q, Span<double> slopes)
    {
        double uu = x[0] * x[3], vv = x[1] * x[2], su = x[0] + x[1] + x[2], sv = x[0] + (1.57 * x[1]) + x[3];
        slopes[0] = (p * ((x[3] * su) + uu)) + (q * vv);
        slopes[1] = (p * uu) + (q * ((x[2] * sv) + (1.57 * vv)));
        slopes[2] = (p * uu) + (q * x[1] * sv);
        slopes[3] = (p * x[0] * su) + (q * vv);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = (0.00062 * U(x) * x[4] * x[4]) + (0.00058 * V(x) * x[5] * x[5]);
        values[1] = 0.001 * x[0] * x[1] * x[2] * x[3] * x[4] * x[5];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        Combine(x, 0.00062 * x[4] * x[4], 0.00058 * x[5] * x[5], jacobian);
        jacobian[4] = 2 * 0.00062 * U(x) * x[4];
        jacobian[5] = 2 * 0.00058 * V(x) * x[5];
        for (int i = 0; i < 6; i++)
        {
            double product = 0.001;
            for (int j = 0; j < 6; j++) product *= j == i ? 1 : x[j];
            jacobian[6 + i] = product;
        }
    }
}
