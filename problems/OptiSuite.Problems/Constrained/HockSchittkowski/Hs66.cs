namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 66: minimize 0.2x₃ − 0.8x₁ subject to x₂ ≥ exp(x₁), x₃ ≥ exp(x₂), 0 ≤ x₁, x₂ ≤ 100 and 0 ≤ x₃ ≤
/// 10. Convex, with a linear objective and an exponential of an exponential. Minimum 0.51816327…
/// </summary>
public static class Hs66
{
    /// <summary>The problem <c>hs66</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs66",
        Start = [0, 1.05, 2.9],
        Bounds = new Bounds([0, 0, 0], [100, 100, 10]),
        SearchRegion = Bounds.Uniform(3, 0, 10),
        Constraints = [new NonlinearConstraint(Rows, [0, 0], [Infinity, Infinity], RowsJacobian, "exponentials")],
        Known = new KnownSolution(
            0.518163274181541, [0.1841264879228477, 1.2021678731970429, 3.3273223225990955],
            Source: "Kuhn-Tucker equations of a convex problem solved to double precision"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => (0.2 * x[2]) - (0.8 * x[0]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -0.8;
        gradient[1] = 0;
        gradient[2] = 0.2;
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
