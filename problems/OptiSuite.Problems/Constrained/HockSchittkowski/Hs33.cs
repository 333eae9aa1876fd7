using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 33: minimize (x₁ − 1)(x₁ − 2)(x₁ − 3) + x₃ subject to x₃² − x₂² − x₁² ≥ 0, x₁² + x₂²
/// + x₃² ≥ 4, x ≥ 0 and x₃ ≤ 5. (0, 0, 2) is a Kuhn-Tucker point with value −4. Minimum √2 − 6 at (0, √2, √2).
/// </summary>
public static class Hs33
{
    /// <summary>The problem <c>hs33</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs33",
        Start = [0, 0, 3],
        Bounds = new Bounds([0, 0, 0], [Infinity, Infinity, 5]),
        SearchRegion = new Bounds([0, 0, 0], [10, 10, 5]),
        Constraints = [new NonlinearConstraint(Rows, [0, 4], [Infinity, Infinity], RowsJacobian, "cone and ball")],
        Known = new KnownSolution(
            Math.Sqrt(2) - 6, [0, Math.Sqrt(2), Math.Sqrt(2)], Source: "closed form: the cubic is least at 0, and x₃² ≥ 2"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => ((x[0] - 1) * (x[0] - 2) * (x[0] - 3)) + x[2];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = (3 * Square(x[0])) - (12 * x[0]) + 11;
        gradient[1] = 0;
        gradient[2] = 1;
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = Square(x[2]) - Square(x[1]) - Square(x[0]);
        values[1] = Square(x[0]) + Square(x[1]) + Square(x[2]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            -2 * x[0], -2 * x[1], 2 * x[2],
            2 * x[0], 2 * x[1], 2 * x[2],
        ];
        rows.CopyTo(jacobian);
    }
}
