using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 31: minimize 9x₁² + x₂² + 9x₃² subject to x₁x₂ ≥ 1, −10 ≤ x₁ ≤ 10, 1 ≤ x₂ ≤ 10 and
/// −10 ≤ x₃ ≤ 1. Minimum 6 at (1/√3, √3, 0).
/// </summary>
public static class Hs31
{
    /// <summary>The problem <c>hs31</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs31",
        Start = [1, 1, 1],
        Bounds = new Bounds([-10, 1, -10], [10, 10, 1]),
        Constraints = [NonlinearConstraint.AtLeast(Hyperbola, 1, HyperbolaGradient, "hyperbola")],
        Known = new KnownSolution(6, [1 / Math.Sqrt(3), Math.Sqrt(3), 0], Source: "closed form: 9x₁² + x₂² ≥ 6x₁x₂"),
    };

    private static double Value(ReadOnlySpan<double> x) => (9 * Square(x[0])) + Square(x[1]) + (9 * Square(x[2]));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 18 * x[0];
        gradient[1] = 2 * x[1];
        gradient[2] = 18 * x[2];
        return Value(x);
    }

    private static double Hyperbola(ReadOnlySpan<double> x) => x[0] * x[1];

    private static void HyperbolaGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = x[1];
        gradient[1] = x[0];
        gradient[2] = 0;
    }
}
