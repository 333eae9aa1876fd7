namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 1: minimize 100 (x₂ − x₁²)² + (1 − x₁)² subject to x₂ ≥ −1.5. Rosenbrock's valley; the bound
/// is inactive at the minimum. Minimum 0 at (1, 1).
/// </summary>
public static class Hs1
{
    /// <summary>The problem <c>hs1</c>.</summary>
    public static Problem Create() => new(new Rosenbrock(), 2)
    {
        Name = "hs1",
        Start = [-2, 1],
        Bounds = new Bounds([-Infinity, -1.5], [Infinity, Infinity]),
        SearchRegion = new Bounds([-10, -1.5], [10, 10]),
        Known = new KnownSolution(0, [1, 1], Source: "closed form: a sum of squares"),
    };

    private const double Infinity = double.PositiveInfinity;
}
