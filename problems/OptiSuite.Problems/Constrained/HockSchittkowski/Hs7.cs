namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 7: minimize ln(1 + x₁²) − x₂ subject to (1 + x₁²)² + x₂² = 4.
/// Not quadratic in either function. Minimum −√3 at (0, √3).
/// </summary>
public static class Hs7
{
    /// <summary>The problem <c>hs7</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs7",
        Start = [2, 2],
        SearchRegion = Bounds.Uniform(2, -10, 10),
        Constraints = [new NonlinearConstraint(Oval, [4], [4], OvalJacobian, "oval")],
        Known = new KnownSolution(
            -Math.Sqrt(3), [0, Math.Sqrt(3)], Source: "closed form: x₂ ≤ √3 on the oval, and the logarithm is at least 0"),
    };

    private static double Value(ReadOnlySpan<double> x) => Math.Log(1 + (x[0] * x[0])) - x[1];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * x[0] / (1 + (x[0] * x[0]));
        gradient[1] = -1;
        return Value(x);
    }

    private static void Oval(ReadOnlySpan<double> x, Span<double> values)
    {
        double a = 1 + (x[0] * x[0]);
        values[0] = (a * a) + (x[1] * x[1]);
    }

    private static void OvalJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian[0] = 4 * x[0] * (1 + (x[0] * x[0]));
        jacobian[1] = 2 * x[1];
    }
}
