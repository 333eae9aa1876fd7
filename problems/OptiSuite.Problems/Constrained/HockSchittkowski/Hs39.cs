using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 39: minimize −x₁ subject to x₂ − x₁³ − x₃² = 0 and x₁² − x₂ − x₄² = 0. Minimum −1 at (1, 1, 0,
/// 0).
/// </summary>
public static class Hs39
{
    /// <summary>The problem <c>hs39</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs39",
        Start = [2, 2, 2, 2],
        SearchRegion = Bounds.Uniform(4, -10, 10),
        Constraints = [new NonlinearConstraint(Rows, [0, 0], [0, 0], RowsJacobian, "cubic and parabola")],
        Known = new KnownSolution(-1, [1, 1, 0, 0], Source: "closed form: the sum of the rows gives x₁² − x₁³ ≥ 0"),
    };

    private static double Value(ReadOnlySpan<double> x) => -x[0];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -1;
        gradient[1] = 0;
        gradient[2] = 0;
        gradient[3] = 0;
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[1] - Cube(x[0]) - Square(x[2]);
        values[1] = Square(x[0]) - x[1] - Square(x[3]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            -3 * Square(x[0]), 1, -2 * x[2], 0,
            2 * x[0], -1, 0, -2 * x[3],
        ];
        rows.CopyTo(jacobian);
    }
}
