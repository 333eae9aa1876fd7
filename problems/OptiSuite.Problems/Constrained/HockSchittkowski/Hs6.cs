namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 6: minimize (1 − x₁)² subject to 10 (x₂ − x₁²) = 0.
/// A curved equality; the start is not feasible. Minimum 0 at (1, 1).
/// </summary>
public static class Hs6
{
    /// <summary>The problem <c>hs6</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs6",
        Start = [-1.2, 1],
        SearchRegion = Bounds.Uniform(2, -10, 10),
        Constraints = [new NonlinearConstraint(Curve, [0], [0], CurveJacobian, "curve")],
        Known = new KnownSolution(0, [1, 1], Source: "closed form: a square"),
    };

    private static double Value(ReadOnlySpan<double> x) => (1 - x[0]) * (1 - x[0]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - 1);
        gradient[1] = 0;
        return Value(x);
    }

    private static void Curve(ReadOnlySpan<double> x, Span<double> values) => values[0] = 10 * (x[1] - (x[0] * x[0]));

    private static void CurveJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian[0] = -20 * x[0];
        jacobian[1] = 10;
    }
}
