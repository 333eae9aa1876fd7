using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 42: minimize (x₁ − 1)² + (x₂ − 2)² + (x₃ − 3)² + (x₄ − 4)² subject to x₁ = 2 (a row) and x₃²
/// + x₄² = 2. The feasible point nearest to (1, 2, 3, 4). Minimum 28 − 10√2 at (2, 2, 0.6√2, 0.8√2).
/// </summary>
public static class Hs42
{
    /// <summary>The problem <c>hs42</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs42",
        Start = [1, 1, 1, 1],
        SearchRegion = Bounds.Uniform(4, -10, 10),
        Constraints =
        [
            LinearConstraint.EqualTo(new double[,] { { 1, 0, 0, 0 } }, [2]),
            NonlinearConstraint.EqualTo(Circle, 2, CircleGradient, "circle"),
        ],
        Known = new KnownSolution(
            28 - (10 * Math.Sqrt(2)), [2, 2, 0.6 * Math.Sqrt(2), 0.8 * Math.Sqrt(2)],
            Source: "closed form: the distance of (3, 4) from a circle"),
    };

    private static double Value(ReadOnlySpan<double> x) => Square(x[0] - 1) + Square(x[1] - 2) + Square(x[2] - 3) + Square(x[3] - 4);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - 1);
        gradient[1] = 2 * (x[1] - 2);
        gradient[2] = 2 * (x[2] - 3);
        gradient[3] = 2 * (x[3] - 4);
        return Value(x);
    }

    private static double Circle(ReadOnlySpan<double> x) => Square(x[2]) + Square(x[3]);

    private static void CircleGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 0;
        gradient[1] = 0;
        gradient[2] = 2 * x[2];
        gradient[3] = 2 * x[3];
    }
}
