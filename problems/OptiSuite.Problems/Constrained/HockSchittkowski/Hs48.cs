using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 48: minimize (x₁ − 1)² + (x₂ − x₃)² + (x₄ − x₅)² subject to x₁ + x₂ + x₃ + x₄ + x₅ = 5 and x₃
/// − 2x₄ − 2x₅ = −3. Convex. Minimum 0 at (1, 1, 1, 1, 1).
/// </summary>
public static class Hs48
{
    /// <summary>The problem <c>hs48</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs48",
        Start = [3, 5, -3, 2, -2],
        SearchRegion = Bounds.Uniform(5, -10, 10),
        Constraints = [LinearConstraint.EqualTo(new double[,] { { 1, 1, 1, 1, 1 }, { 0, 0, 1, -2, -2 } }, [5, -3])],
        Known = new KnownSolution(0, [1, 1, 1, 1, 1], Source: "closed form: a sum of squares"),
    };

    private static double Value(ReadOnlySpan<double> x) => Square(x[0] - 1) + Square(x[1] - x[2]) + Square(x[3] - x[4]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - 1);
        gradient[1] = 2 * (x[1] - x[2]);
        gradient[2] = -2 * (x[1] - x[2]);
        gradient[3] = 2 * (x[3] - x[4]);
        gradient[4] = -2 * (x[3] - x[4]);
        return Value(x);
    }
}
