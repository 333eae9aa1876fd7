using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 18: minimize 0.01x₁² + x₂² subject to x₁x₂ ≥ 25, x₁² + x₂² ≥ 25, 2 ≤ x₁ ≤ 50 and 0 ≤ x₂ ≤ 50.
/// Minimum 5 at (√250, √2.5).
/// </summary>
public static class Hs18
{
    /// <summary>The problem <c>hs18</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs18",
        Start = [2, 2],
        Bounds = new Bounds([2, 0], [50, 50]),
        Constraints = [new NonlinearConstraint(Rows, [25, 25], [Infinity, Infinity], RowsJacobian, "hyperbola and circle")],
        Known = new KnownSolution(5, [Math.Sqrt(250), Math.Sqrt(2.5)], Source: "closed form: 0.01x₁² + x₂² ≥ x₁x₂/5"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => (0.01 * Square(x[0])) + Square(x[1]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 0.02 * x[0];
        gradient[1] = 2 * x[1];
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[0] * x[1];
        values[1] = Square(x[0]) + Square(x[1]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            x[1], x[0],
            2 * x[0], 2 * x[1],
        ];
        rows.CopyTo(jacobian);
    }
}
