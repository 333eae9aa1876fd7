using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 22: minimize (x₁ − 2)² + (x₂ − 1)² subject to −x₁ − x₂ ≥ −2 and x₂ − x₁² ≥ 0. The feasible
/// point nearest to (2, 1). Convex. Minimum 1 at (1, 1).
/// </summary>
public static class Hs22
{
    /// <summary>The problem <c>hs22</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs22",
        Start = [2, 2],
        SearchRegion = Bounds.Uniform(2, -10, 10),
        Constraints =
        [
            LinearConstraint.AtLeast(new double[,] { { -1, -1 } }, [-2]),
            NonlinearConstraint.AtLeast(Parabola, 0, ParabolaGradient, "parabola"),
        ],
        Known = new KnownSolution(1, [1, 1], Source: "closed form: the Kuhn-Tucker point of a convex problem"),
    };

    private static double Value(ReadOnlySpan<double> x) => Square(x[0] - 2) + Square(x[1] - 1);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - 2);
        gradient[1] = 2 * (x[1] - 1);
        return Value(x);
    }

    private static double Parabola(ReadOnlySpan<double> x) => x[1] - Square(x[0]);

    private static void ParabolaGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -2 * x[0];
        gradient[1] = 1;
    }
}
