using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 27: minimize 0.01 (x₁ − 1)² + (x₂ − x₁²)² subject to x₁ + x₃² = −1. Minimum 0.04 at (−1, 1,
/// 0).
/// </summary>
public static class Hs27
{
    /// <summary>The problem <c>hs27</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs27",
        Start = [2, 2, 2],
        SearchRegion = Bounds.Uniform(3, -10, 10),
        Constraints = [NonlinearConstraint.EqualTo(Cylinder, -1, CylinderGradient, "cylinder")],
        Known = new KnownSolution(0.04, [-1, 1, 0], Source: "closed form: x₁ ≤ −1 on the cylinder"),
    };

    private static double Value(ReadOnlySpan<double> x) => (0.01 * Square(x[0] - 1)) + Square(x[1] - Square(x[0]));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = (0.02 * (x[0] - 1)) - (4 * x[0] * (x[1] - Square(x[0])));
        gradient[1] = 2 * (x[1] - Square(x[0]));
        gradient[2] = 0;
        return Value(x);
    }

    private static double Cylinder(ReadOnlySpan<double> x) => x[0] + Square(x[2]);

    private static void CylinderGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 1;
        gradient[1] = 0;
        gradient[2] = 2 * x[2];
    }
}
