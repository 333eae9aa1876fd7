using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 8: minimize −1 subject to x₁² + x₂² = 25 and x₁x₂ = 9. A system of equations: any of its four
/// solutions is a minimum. Minimum −1, at (4.6015…, 1.9558…) for one.
/// </summary>
public static class Hs8
{
    /// <summary>The problem <c>hs8</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs8",
        Start = [2, 1],
        SearchRegion = Bounds.Uniform(2, -10, 10),
        Constraints = [new NonlinearConstraint(Rows, [25, 9], [25, 9], RowsJacobian, "circle and hyperbola")],
        Known = new KnownSolution(
            -1, [Math.Sqrt(12.5 + (Math.Sqrt(301) / 2)), Math.Sqrt(12.5 - (Math.Sqrt(301) / 2))],
            Source: "closed form: the equations' solution nearest to the start"),
    };

    private static double Value(ReadOnlySpan<double> x) => -1.0;

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 0;
        gradient[1] = 0;
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = Square(x[0]) + Square(x[1]);
        values[1] = x[0] * x[1];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            2 * x[0], 2 * x[1],
            x[1], x[0],
        ];
        rows.CopyTo(jacobian);
    }
}
