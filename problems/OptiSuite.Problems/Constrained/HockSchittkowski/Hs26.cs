using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 26: minimize (x₁ − x₂)² + (x₂ − x₃)⁴ subject to (1 + x₂²) x₁ + x₃⁴ = 3. The Hessian is
/// singular at the minimum. Minimum 0 at (1, 1, 1).
/// </summary>
public static class Hs26
{
    /// <summary>The problem <c>hs26</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs26",
        Start = [-2.6, 2, 2],
        SearchRegion = Bounds.Uniform(3, -10, 10),
        Constraints = [NonlinearConstraint.EqualTo(Surface, 3, SurfaceGradient, "surface")],
        Known = new KnownSolution(0, [1, 1, 1], Source: "closed form: a sum of even powers"),
    };

    private static double Value(ReadOnlySpan<double> x) => Square(x[0] - x[1]) + Square(Square(x[1] - x[2]));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - x[1]);
        gradient[1] = (-2 * (x[0] - x[1])) + (4 * Cube(x[1] - x[2]));
        gradient[2] = -4 * Cube(x[1] - x[2]);
        return Value(x);
    }

    private static double Surface(ReadOnlySpan<double> x) => ((1 + Square(x[1])) * x[0]) + Square(Square(x[2]));

    private static void SurfaceGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 1 + Square(x[1]);
        gradient[1] = 2 * x[0] * x[1];
        gradient[2] = 4 * Cube(x[2]);
    }
}
