using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 14: minimize (x₁ − 2)² + (x₂ − 1)² subject to x₁ − 2x₂ = −1 and −x₁²/4 − x₂² ≥ −1. The point
/// of a chord of an ellipse nearest to (2, 1). Convex. The equality stands first, as in CUTEst. Minimum 9 − 23√7/8 at ((√7 − 1)/2, (√7
/// + 1)/4).
/// </summary>
public static class Hs14
{
    /// <summary>The problem <c>hs14</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs14",
        Start = [2, 2],
        SearchRegion = Bounds.Uniform(2, -10, 10),
        Constraints =
        [
            LinearConstraint.EqualTo(new double[,] { { 1, -2 } }, [-1]),
            NonlinearConstraint.AtLeast(Ellipse, -1, EllipseGradient, "ellipse"),
        ],
        Known = new KnownSolution(
            9 - (2.875 * Math.Sqrt(7)), [0.5 * (Math.Sqrt(7) - 1), 0.25 * (Math.Sqrt(7) + 1)],
            Source: "closed form: the end of the chord"),
    };

    private static double Value(ReadOnlySpan<double> x) => Square(x[0] - 2) + Square(x[1] - 1);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - 2);
        gradient[1] = 2 * (x[1] - 1);
        return Value(x);
    }

    private static double Ellipse(ReadOnlySpan<double> x) => (-0.25 * Square(x[0])) - Square(x[1]);

    private static void EllipseGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -0.5 * x[0];
        gradient[1] = -2 * x[1];
    }
}
