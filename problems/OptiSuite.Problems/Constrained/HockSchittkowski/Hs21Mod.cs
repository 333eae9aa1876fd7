using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// CUTEst's variant HS21MOD of a problem of Hock and Schittkowski (1981): minimize 0.01 (x₁² + x₃² + x₅² + x₆²) + x₂² + x₄² + x₇² − 100
/// subject to 10x₁ − x₂ ≥ 10, 2 ≤ x₁ ≤ 50, −50 ≤ x₂ ≤ 50, x₃ ≤ 50, x₄ ≥ 2, x₆ ≤ 0 and x₇ ≥ 0. Problem 21 with five further variables: a
/// convex quadratic program with every kind of bound; the start lies outside. CUTEst's file quotes the minimum of problem 21. Minimum
/// −95.96 at (2, 0, 0, 2, 0, 0, 0).
/// </summary>
public static class Hs21Mod
{
    /// <summary>The problem <c>hs21mod</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 7)
    {
        Name = "hs21mod",
        Start = [-1, -1, 0, 0, 0, 0, 0],
        Bounds = new Bounds([2, -50, -Infinity, 2, -Infinity, -Infinity, 0], [50, 50, 50, Infinity, Infinity, 0, Infinity]),
        SearchRegion = new Bounds([2, -50, -50, 2, -50, -50, 0], [50, 50, 50, 50, 50, 0, 50]),
        Constraints = [LinearConstraint.AtLeast(new double[,] { { 10, -1, 0, 0, 0, 0, 0 } }, [10])],
        Known = new KnownSolution(-95.96, [2, 0, 0, 2, 0, 0, 0], Source: "closed form: each square is least at its bound or at 0"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) =>
        (0.01 * (Square(x[0]) + Square(x[2]) + Square(x[4]) + Square(x[5]))) + Square(x[1]) + Square(x[3]) + Square(x[6]) - 100;

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 0.02 * x[0];
        gradient[1] = 2 * x[1];
        gradient[2] = 0.02 * x[2];
        gradient[3] = 2 * x[3];
        gradient[4] = 0.02 * x[4];
        gradient[5] = 0.02 * x[5];
        gradient[6] = 2 * x[6];
        return Value(x);
    }
}
