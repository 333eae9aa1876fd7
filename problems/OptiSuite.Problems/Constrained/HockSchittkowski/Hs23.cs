using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 23: minimize x₁² + x₂² subject to x₁ + x₂ ≥ 1, x₁² + x₂² ≥ 1, 9x₁² + x₂² ≥ 9, x₁² − x₂ ≥ 0,
/// x₂² − x₁ ≥ 0 and −50 ≤ x ≤ 50. The feasible set has several parts. Minimum 2 at (1, 1).
/// </summary>
public static class Hs23
{
    /// <summary>The problem <c>hs23</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs23",
        Start = [3, 1],
        Bounds = Bounds.Uniform(2, -50, 50),
        Constraints =
        [
            LinearConstraint.AtLeast(new double[,] { { 1, 1 } }, [1]),
            new NonlinearConstraint(Rows, [1, 9, 0, 0], [Infinity, Infinity, Infinity, Infinity], RowsJacobian, "conics"),
        ],
        Known = new KnownSolution(2, [1, 1], Source: "closed form: both variables are at least 1, or the larger is at least 2.6"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => Square(x[0]) + Square(x[1]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * x[0];
        gradient[1] = 2 * x[1];
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = Square(x[0]) + Square(x[1]);
        values[1] = (9 * Square(x[0])) + Square(x[1]);
        values[2] = Square(x[0]) - x[1];
        values[3] = Square(x[1]) - x[0];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            2 * x[0], 2 * x[1],
            18 * x[0], 2 * x[1],
            2 * x[0], -1,
            -1, 2 * x[1],
        ];
        rows.CopyTo(jacobian);
    }
}
