using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 15: minimize 100 (x₂ − x₁²)² + (1 − x₁)² subject to x₁x₂ ≥ 1, x₁ + x₂² ≥ 0 and x₁ ≤ 0.5. The
/// feasible set has two parts; there is a local minimum of 360.38 in the other. Minimum 306.5 at (0.5, 2).
/// </summary>
public static class Hs15
{
    /// <summary>The problem <c>hs15</c>.</summary>
    public static Problem Create() => new(new Rosenbrock(), 2)
    {
        Name = "hs15",
        Start = [-2, 1],
        Bounds = new Bounds([-Infinity, -Infinity], [0.5, Infinity]),
        SearchRegion = new Bounds([-10, -10], [0.5, 10]),
        Constraints = [new NonlinearConstraint(Rows, [1, 0], [Infinity, Infinity], RowsJacobian, "hyperbola and parabola")],
        Known = new KnownSolution(
            306.5, [0.5, 2], Source: "closed form: x₂ − x₁² ≥ 7/4 where x₁ > 0, and it is at most −1.88 where x₁ < 0"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[0] * x[1];
        values[1] = x[0] + Square(x[1]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            x[1], x[0],
            1, 2 * x[1],
        ];
        rows.CopyTo(jacobian);
    }
}
