using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 11: minimize (x₁ − 5)² + x₂² − 25 subject to x₂ − x₁² ≥ 0. The point above a parabola nearest
/// to (5, 0). Minimum −8.49846422… at (1.2347…, 1.5247…).
/// </summary>
public static class Hs11
{
    /// <summary>The problem <c>hs11</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs11",
        Start = [4.9, 0.1],
        SearchRegion = Bounds.Uniform(2, -10, 10),
        Constraints = [NonlinearConstraint.AtLeast(Parabola, 0, ParabolaGradient, "parabola")],
        Known = new KnownSolution(
            -8.498464223154677, [1.234772825053297, 1.5246639294900999], Source: "convex: the root of 2x₁³ + x₁ = 5, to 40 digits"),
    };

    private static double Value(ReadOnlySpan<double> x) => Square(x[0] - 5) + Square(x[1]) - 25;

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - 5);
        gradient[1] = 2 * x[1];
        return Value(x);
    }

    private static double Parabola(ReadOnlySpan<double> x) => x[1] - Square(x[0]);

    private static void ParabolaGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -2 * x[0];
        gradient[1] = 1;
    }
}
