using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 20: minimize 100 (x₂ − x₁²)² + (1 − x₁)² subject to x₁ + x₂² ≥ 0, x₁² + x₂ ≥ 0, x₁² + x₂² ≥ 1
/// and −0.5 ≤ x₁ ≤ 0.5. The start lies outside the bounds; the corner (−1/2, √3/2) is a local minimum of 83.5 − 25√3. Minimum 81.5
/// − 25√3 at (1/2, √3/2).
/// </summary>
public static class Hs20
{
    /// <summary>The problem <c>hs20</c>.</summary>
    public static Problem Create() => new(new Rosenbrock(), 2)
    {
        Name = "hs20",
        Start = [-2, 1],
        Bounds = new Bounds([-0.5, -Infinity], [0.5, Infinity]),
        SearchRegion = new Bounds([-0.5, -10], [0.5, 10]),
        Constraints = [new NonlinearConstraint(Rows, [0, 0, 1], [Infinity, Infinity, Infinity], RowsJacobian, "parabolas and circle")],
        Known = new KnownSolution(
            81.5 - (25 * Math.Sqrt(3)), [0.5, 0.5 * Math.Sqrt(3)], Source: "closed form: x₂ − x₁² ≥ √3/2 − 1/4 and (1 − x₁)² ≥ 1/4"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[0] + Square(x[1]);
        values[1] = Square(x[0]) + x[1];
        values[2] = Square(x[0]) + Square(x[1]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            1, 2 * x[1],
            2 * x[0], 1,
            2 * x[0], 2 * x[1],
        ];
        rows.CopyTo(jacobian);
    }
}
