using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// CUTEst's variant HS3MOD of a problem of Hock and Schittkowski (1981): minimize x₂ + (x₂ − x₁)² subject to x₂ ≥ 0. Problem 3 without
/// the factor 10⁻⁵. Convex. Minimum 0 at (0, 0).
/// </summary>
public static class Hs3Mod
{
    /// <summary>The problem <c>hs3mod</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs3mod",
        Start = [10, 1],
        Bounds = new Bounds([-Infinity, 0], [Infinity, Infinity]),
        SearchRegion = new Bounds([-10, 0], [10, 10]),
        Known = new KnownSolution(0, [0, 0], Source: "closed form: both terms are at least 0"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => x[1] + Square(x[1] - x[0]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -2 * (x[1] - x[0]);
        gradient[1] = 1 + (2 * (x[1] - x[0]));
        return Value(x);
    }
}
