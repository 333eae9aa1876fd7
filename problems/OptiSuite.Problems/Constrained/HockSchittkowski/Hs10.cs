using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 10: minimize x₁ − x₂ subject to −3x₁² + 2x₁x₂ − x₂² ≥ −1. A linear objective in an ellipse;
/// the start is far outside. Minimum −1 at (0, 1).
/// </summary>
public static class Hs10
{
    /// <summary>The problem <c>hs10</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs10",
        Start = [-10, 10],
        SearchRegion = Bounds.Uniform(2, -10, 10),
        Constraints = [NonlinearConstraint.AtLeast(Ellipse, -1, EllipseGradient, "ellipse")],
        Known = new KnownSolution(-1, [0, 1], Source: "closed form: the Kuhn-Tucker point of a convex problem"),
    };

    private static double Value(ReadOnlySpan<double> x) => x[0] - x[1];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 1;
        gradient[1] = -1;
        return Value(x);
    }

    private static double Ellipse(ReadOnlySpan<double> x) => (2 * x[0] * x[1]) - (3 * Square(x[0])) - Square(x[1]);

    private static void EllipseGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = (2 * x[1]) - (6 * x[0]);
        gradient[1] = 2 * (x[0] - x[1]);
    }
}
