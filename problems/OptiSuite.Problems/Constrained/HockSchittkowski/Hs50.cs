using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 50: minimize (x₁ − x₂)² + (x₂ − x₃)² + (x₃ − x₄)⁴ + (x₄ − x₅)² subject to xᵢ + 2xᵢ₊₁
/// + 3xᵢ₊₂ = 6 for i = 1, 2, 3. Convex; the start is far away. Minimum 0 at (1, 1, 1, 1, 1).
/// </summary>
public static class Hs50
{
    /// <summary>The problem <c>hs50</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs50",
        Start = [35, -31, 11, 5, -5],
        SearchRegion = Bounds.Uniform(5, -50, 50),
        Constraints = [LinearConstraint.EqualTo(new double[,] { { 1, 2, 3, 0, 0 }, { 0, 1, 2, 3, 0 }, { 0, 0, 1, 2, 3 } }, [6, 6, 6])],
        Known = new KnownSolution(0, [1, 1, 1, 1, 1], Source: "closed form: a sum of even powers"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        Square(x[0] - x[1]) + Square(x[1] - x[2]) + Square(Square(x[2] - x[3])) + Square(x[3] - x[4]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - x[1]);
        gradient[1] = 2 * (x[1] - x[2] - (x[0] - x[1]));
        gradient[2] = (4 * Cube(x[2] - x[3])) - (2 * (x[1] - x[2]));
        gradient[3] = (2 * (x[3] - x[4])) - (4 * Cube(x[2] - x[3]));
        gradient[4] = -2 * (x[3] - x[4]);
        return Value(x);
    }
}
