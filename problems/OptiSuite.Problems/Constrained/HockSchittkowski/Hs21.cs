namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 21: minimize 0.01 x₁² + x₂² − 100 subject to 10 x₁ − x₂ ≥ 10,
/// 2 ≤ x₁ ≤ 50 and −50 ≤ x₂ ≤ 50. A convex quadratic program; the start lies outside the bounds. Minimum −99.96 at (2, 0).
/// </summary>
public static class Hs21
{
    /// <summary>The problem <c>hs21</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs21",
        Start = [-1, -1],
        Bounds = new Bounds([2, -50], [50, 50]),
        Constraints = [LinearConstraint.AtLeast(new double[,] { { 10, -1 } }, [10])],
        Known = new KnownSolution(-99.96, [2, 0], Source: "closed form: each square is least at its bound or at 0"),
    };

    private static double Value(ReadOnlySpan<double> x) => (0.01 * x[0] * x[0]) + (x[1] * x[1]) - 100;

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 0.02 * x[0];
        gradient[1] = 2 * x[1];
        return Value(x);
    }
}
