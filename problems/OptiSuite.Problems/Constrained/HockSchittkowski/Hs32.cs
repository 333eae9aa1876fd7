using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 32: minimize (x₁ + 3x₂ + x₃)² + 4 (x₁ − x₂)² subject to −x₁ − x₂ − x₃ = −1, 6x₂ + 4x₃
/// − x₁³ ≥ 3 and x ≥ 0. Convex where x ≥ 0. Minimum 1 at (0, 0, 1).
/// </summary>
public static class Hs32
{
    /// <summary>The problem <c>hs32</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs32",
        Start = [0.1, 0.7, 0.2],
        Bounds = Bounds.NonNegative(3),
        SearchRegion = Bounds.Uniform(3, 0, 10),
        Constraints =
        [
            LinearConstraint.EqualTo(new double[,] { { -1, -1, -1 } }, [-1]),
            NonlinearConstraint.AtLeast(Cubic, 3, CubicGradient, "cubic"),
        ],
        Known = new KnownSolution(1, [0, 0, 1], Source: "closed form: x₁ + 3x₂ + x₃ = 1 + 2x₂"),
    };

    private static double Value(ReadOnlySpan<double> x) => Square(x[0] + (3 * x[1]) + x[2]) + (4 * Square(x[0] - x[1]));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = (2 * (x[0] + (3 * x[1]) + x[2])) + (8 * (x[0] - x[1]));
        gradient[1] = (6 * (x[0] + (3 * x[1]) + x[2])) - (8 * (x[0] - x[1]));
        gradient[2] = 2 * (x[0] + (3 * x[1]) + x[2]);
        return Value(x);
    }

    private static double Cubic(ReadOnlySpan<double> x) => (6 * x[1]) + (4 * x[2]) - Cube(x[0]);

    private static void CubicGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -3 * Square(x[0]);
        gradient[1] = 6;
        gradient[2] = 4;
    }
}
