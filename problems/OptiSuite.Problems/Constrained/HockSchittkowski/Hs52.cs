using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 52: minimize (4x₁ − x₂)² + (x₂ + x₃ − 2)² + (x₄ − 1)² + (x₅ − 1)² subject to x₁ + 3x₂ = 0, x₃
/// + x₄ − 2x₅ = 0 and x₂ − x₅ = 0. Convex. Minimum 1859/349 at (−33, 11, 180, −158, 11)/349.
/// </summary>
public static class Hs52
{
    /// <summary>The problem <c>hs52</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs52",
        Start = [2, 2, 2, 2, 2],
        SearchRegion = Bounds.Uniform(5, -10, 10),
        Constraints = [Hs51.Equalities(first: 0)],
        Known = new KnownSolution(
            1859.0 / 349, [-33.0 / 349, 11.0 / 349, 180.0 / 349, -158.0 / 349, 11.0 / 349],
            Source: "closed form: the Kuhn-Tucker point of a convex problem"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        Square((4 * x[0]) - x[1]) + Square(x[1] + x[2] - 2) + Square(x[3] - 1) + Square(x[4] - 1);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 8 * ((4 * x[0]) - x[1]);
        gradient[1] = 2 * (x[1] + x[2] - 2 - ((4 * x[0]) - x[1]));
        gradient[2] = 2 * (x[1] + x[2] - 2);
        gradient[3] = 2 * (x[3] - 1);
        gradient[4] = 2 * (x[4] - 1);
        return Value(x);
    }
}
