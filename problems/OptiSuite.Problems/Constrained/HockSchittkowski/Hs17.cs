using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 17: minimize 100 (x₂ − x₁²)² + (1 − x₁)² subject to x₂² − x₁ ≥ 0, x₁² − x₂ ≥ 0,
/// −0.5 ≤ x₁ ≤ 0.5 and x₂ ≤ 1. The minimum is a corner of the feasible set; the start lies outside the bounds. Minimum 1 at (0, 0).
/// </summary>
public static class Hs17
{
    /// <summary>The problem <c>hs17</c>.</summary>
    public static Problem Create() => new(new Rosenbrock(), 2)
    {
        Name = "hs17",
        Start = [-2, 1],
        Bounds = new Bounds([-0.5, -Infinity], [0.5, 1]),
        SearchRegion = new Bounds([-0.5, -10], [0.5, 1]),
        Constraints = [new NonlinearConstraint(Rows, [0, 0], [Infinity, Infinity], RowsJacobian, "parabolas")],
        Known = new KnownSolution(1, [0, 0], Source: "closed form: x₁ ≤ 0, or x₂ ≤ −√x₁ and f ≥ 1 + 98 x₁"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = Square(x[1]) - x[0];
        values[1] = Square(x[0]) - x[1];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            -1, 2 * x[1],
            2 * x[0], -1,
        ];
        rows.CopyTo(jacobian);
    }
}
