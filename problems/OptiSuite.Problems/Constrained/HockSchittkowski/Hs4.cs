using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 4: minimize (x₁ + 1)³/3 + x₂ subject to x₁ ≥ 1 and x₂ ≥ 0. Increasing in both variables: the
/// minimum is the corner. Minimum 8/3 at (1, 0).
/// </summary>
public static class Hs4
{
    /// <summary>The problem <c>hs4</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs4",
        Start = [1.125, 0.125],
        Bounds = new Bounds([1, 0], [Infinity, Infinity]),
        SearchRegion = new Bounds([1, 0], [10, 10]),
        Known = new KnownSolution(8.0 / 3, [1, 0], Source: "closed form: both terms increase"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => (Cube(x[0] + 1) / 3) + x[1];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = Square(x[0] + 1);
        gradient[1] = 1;
        return Value(x);
    }
}
