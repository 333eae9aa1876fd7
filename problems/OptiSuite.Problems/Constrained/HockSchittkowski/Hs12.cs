using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 12: minimize ½x₁² + x₂² − x₁x₂ − 7x₁ − 7x₂ subject to −4x₁² − x₂² ≥ −25. A convex quadratic in
/// an ellipse. Minimum −30 at (2, 3).
/// </summary>
public static class Hs12
{
    /// <summary>The problem <c>hs12</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs12",
        Start = [0, 0],
        SearchRegion = Bounds.Uniform(2, -10, 10),
        Constraints = [NonlinearConstraint.AtLeast(Ellipse, -25, EllipseGradient, "ellipse")],
        Known = new KnownSolution(-30, [2, 3], Source: "closed form: the Kuhn-Tucker point of a convex problem"),
    };

    private static double Value(ReadOnlySpan<double> x) => (0.5 * Square(x[0])) + Square(x[1]) - (x[0] * x[1]) - (7 * (x[0] + x[1]));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = x[0] - x[1] - 7;
        gradient[1] = (2 * x[1]) - x[0] - 7;
        return Value(x);
    }

    private static double Ellipse(ReadOnlySpan<double> x) => (-4 * Square(x[0])) - Square(x[1]);

    private static void EllipseGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -8 * x[0];
        gradient[1] = -2 * x[1];
    }
}
