using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 40: minimize −x₁x₂x₃x₄ subject to x₁³ + x₂² = 1, x₁²x₄ − x₃ = 0 and x₄² − x₂ = 0. x₃ and x₄
/// may change their signs together. Minimum −1/4 at (2^(−1/3), 2^(−1/2), 2^(−11/12), 2^(−1/4)).
/// </summary>
public static class Hs40
{
    /// <summary>The problem <c>hs40</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs40",
        Start = [0.8, 0.8, 0.8, 0.8],
        SearchRegion = Bounds.Uniform(4, -10, 10),
        Constraints = [new NonlinearConstraint(Rows, [1, 0, 0], [1, 0, 0], RowsJacobian, "powers")],
        Known = new KnownSolution(
            -0.25, [Math.Pow(2, -1.0 / 3), Math.Sqrt(0.5), Math.Pow(2, -11.0 / 12), Math.Pow(2, -0.25)],
            Source: "closed form: f = −(1 − x₂²) x₂² on the feasible set"),
    };

    private static double Value(ReadOnlySpan<double> x) => -x[0] * x[1] * x[2] * x[3];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -x[1] * x[2] * x[3];
        gradient[1] = -x[0] * x[2] * x[3];
        gradient[2] = -x[0] * x[1] * x[3];
        gradient[3] = -x[0] * x[1] * x[2];
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = Cube(x[0]) + Square(x[1]);
        values[1] = (Square(x[0]) * x[3]) - x[2];
        values[2] = Square(x[3]) - x[1];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            3 * Square(x[0]), 2 * x[1], 0, 0,
            2 * x[0] * x[3], 0, -1, Square(x[0]),
            0, -1, 0, 2 * x[3],
        ];
        rows.CopyTo(jacobian);
    }
}
