using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 16: minimize 100 (x₂ − x₁²)² + (1 − x₁)² subject to x₁ + x₂² ≥ 0, x₁² + x₂ ≥ 0,
/// −0.5 ≤ x₁ ≤ 0.5 and x₂ ≤ 1. The start lies outside the bounds. Minimum 1/4 at (1/2, 1/4).
/// </summary>
public static class Hs16
{
    /// <summary>The problem <c>hs16</c>.</summary>
    public static Problem Create() => new(new Rosenbrock(), 2)
    {
        Name = "hs16",
        Start = [-2, 1],
        Bounds = new Bounds([-0.5, -Infinity], [0.5, 1]),
        SearchRegion = new Bounds([-0.5, -10], [0.5, 1]),
        Constraints = [new NonlinearConstraint(Rows, [0, 0], [Infinity, Infinity], RowsJacobian, "parabolas")],
        Known = new KnownSolution(0.25, [0.5, 0.25], Source: "closed form: (1 − x₁)² ≥ 1/4"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[0] + Square(x[1]);
        values[1] = Square(x[0]) + x[1];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            1, 2 * x[1],
            2 * x[0], 1,
        ];
        rows.CopyTo(jacobian);
    }
}
