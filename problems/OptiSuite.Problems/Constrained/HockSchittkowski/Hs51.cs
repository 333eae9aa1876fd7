using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 51: minimize (x₁ − x₂)² + (x₂ + x₃ − 2)² + (x₄ − 1)² + (x₅ − 1)² subject to x₁ + 3x₂ = 4, x₃
/// + x₄ − 2x₅ = 0 and x₂ − x₅ = 0. Convex. Minimum 0 at (1, 1, 1, 1, 1).
/// </summary>
public static class Hs51
{
    /// <summary>The problem <c>hs51</c>.</summary>
    public static Problem Create() => new(Squares(), 5)
    {
        Name = "hs51",
        Start = [2.5, 0.5, 2, -1, 0.5],
        SearchRegion = Bounds.Uniform(5, -10, 10),
        Constraints = [Equalities(first: 4)],
        Known = new KnownSolution(0, [1, 1, 1, 1, 1], Source: "closed form: a sum of squares"),
    };

    /// <summary>The objective, which problem 53 shares.</summary>
    internal static IDifferentiableObjective Squares() => Objective.Differentiable(Value, Gradient);

    /// <summary>The equalities, which problems 52 and 53 share but for the first right-hand side.</summary>
    internal static LinearConstraint Equalities(double first) =>
        LinearConstraint.EqualTo(new double[,] { { 1, 3, 0, 0, 0 }, { 0, 0, 1, 1, -2 }, { 0, 1, 0, 0, -1 } }, [first, 0, 0]);

    private static double Value(ReadOnlySpan<double> x) =>
        Square(x[0] - x[1]) + Square(x[1] + x[2] - 2) + Square(x[3] - 1) + Square(x[4] - 1);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - x[1]);
        gradient[1] = 2 * (x[1] + x[2] - 2 - (x[0] - x[1]));
        gradient[2] = 2 * (x[1] + x[2] - 2);
        gradient[3] = 2 * (x[3] - 1);
        gradient[4] = 2 * (x[4] - 1);
        return Value(x);
    }
}
