using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 3: minimize x₂ + 10⁻⁵ (x₂ − x₁)² subject to x₂ ≥ 0. Convex and badly scaled. Minimum 0 at (0,
/// 0).
/// </summary>
public static class Hs3
{
    /// <summary>The problem <c>hs3</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs3",
        Start = [10, 1],
        Bounds = new Bounds([-Infinity, 0], [Infinity, Infinity]),
        SearchRegion = new Bounds([-10, 0], [10, 10]),
        Known = new KnownSolution(0, [0, 0], Source: "closed form: both terms are at least 0"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => x[1] + (1e-5 * Square(x[1] - x[0]));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -2e-5 * (x[1] - x[0]);
        gradient[1] = 1 + (2e-5 * (x[1] - x[0]));
        return Value(x);
    }
}
