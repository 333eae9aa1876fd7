using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 30: minimize x₁² + x₂² + x₃² subject to x₁² + x₂² ≥ 1, 1 ≤ x₁ ≤ 10 and −10 ≤ x₂, x₃ ≤ 10. The
/// constraint is active at the minimum and follows from the bound. Minimum 1 at (1, 0, 0).
/// </summary>
public static class Hs30
{
    /// <summary>The problem <c>hs30</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs30",
        Start = [1, 1, 1],
        Bounds = new Bounds([1, -10, -10], [10, 10, 10]),
        Constraints = [NonlinearConstraint.AtLeast(Cylinder, 1, CylinderGradient, "cylinder")],
        Known = new KnownSolution(1, [1, 0, 0], Source: "closed form: x₁ ≥ 1"),
    };

    private static double Value(ReadOnlySpan<double> x) => Square(x[0]) + Square(x[1]) + Square(x[2]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * x[0];
        gradient[1] = 2 * x[1];
        gradient[2] = 2 * x[2];
        return Value(x);
    }

    private static double Cylinder(ReadOnlySpan<double> x) => Square(x[0]) + Square(x[1]);

    private static void CylinderGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * x[0];
        gradient[1] = 2 * x[1];
        gradient[2] = 0;
    }
}
