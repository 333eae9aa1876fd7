namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 34: minimize −x₁ subject to x₂ − exp(x₁) ≥ 0, x₃ − exp(x₂) ≥ 0, 0 ≤ x₁, x₂ ≤ 100 and
/// 0 ≤ x₃ ≤ 10. Nested exponentials. Convex. Minimum −ln ln 10 at (ln ln 10, ln 10, 10).
/// </summary>
public static class Hs34
{
    /// <summary>The problem <c>hs34</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs34",
        Start = [0, 1.05, 2.9],
        Bounds = new Bounds([0, 0, 0], [100, 100, 10]),
        Constraints = [new NonlinearConstraint(Rows, [0, 0], [Infinity, Infinity], RowsJacobian, "exponentials")],
        Known = new KnownSolution(
            -Math.Log(Math.Log(10)), [Math.Log(Math.Log(10)), Math.Log(10), 10], Source: "closed form: x₁ ≤ ln x₂ ≤ ln ln x₃"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => -x[0];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -1;
        gradient[1] = 0;
        gradient[2] = 0;
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[1] - Math.Exp(x[0]);
        values[1] = x[2] - Math.Exp(x[1]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            -Math.Exp(x[0]), 1, 0,
            0, -Math.Exp(x[1]), 1,
        ];
        rows.CopyTo(jacobian);
    }
}
