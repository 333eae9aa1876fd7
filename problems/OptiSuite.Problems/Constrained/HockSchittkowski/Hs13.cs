using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 13: minimize (x₁ − 2)² + x₂² subject to (1 − x₁)³ − x₂ ≥ 0 and x ≥ 0. The feasible set ends in
/// a cusp at the minimum, where the gradients of the active constraints are dependent: no multipliers exist, and the start violates the
/// bounds. Minimum 1 at (1, 0).
/// </summary>
public static class Hs13
{
    /// <summary>The problem <c>hs13</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs13",
        Start = [-2, -2],
        Bounds = Bounds.NonNegative(2),
        SearchRegion = Bounds.Uniform(2, 0, 10),
        Constraints = [NonlinearConstraint.AtLeast(Cusp, 0, CuspGradient, "cusp")],
        Known = new KnownSolution(1, [1, 0], Source: "closed form: x₁ ≤ 1 on the feasible set"),
    };

    private static double Value(ReadOnlySpan<double> x) => Square(x[0] - 2) + Square(x[1]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - 2);
        gradient[1] = 2 * x[1];
        return Value(x);
    }

    private static double Cusp(ReadOnlySpan<double> x) => Cube(1 - x[0]) - x[1];

    private static void CuspGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -3 * Square(1 - x[0]);
        gradient[1] = -1;
    }
}
