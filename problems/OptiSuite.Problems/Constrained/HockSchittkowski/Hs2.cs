namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 2: minimize 100 (x₂ − x₁²)² + (1 − x₁)² subject to x₂ ≥ 1.5. Rosenbrock's valley with an
/// active bound and a second local minimum near (−1.221, 1.5) with value 4.94. Minimum 0.05042618789… at (1.2243…, 1.5).
/// </summary>
public static class Hs2
{
    /// <summary>The problem <c>hs2</c>.</summary>
    public static Problem Create() => new(new Rosenbrock(), 2)
    {
        Name = "hs2",
        Start = [-2, 1],
        Bounds = new Bounds([-Infinity, 1.5], [Infinity, Infinity]),
        SearchRegion = new Bounds([-10, 1.5], [10, 10]),
        Known = new KnownSolution(
            0.05042618789360708, [1.2243707487363524, 1.5], Source: "the larger root of 200 x₁³ − 299 x₁ = 1, to 40 digits"),
    };

    private const double Infinity = double.PositiveInfinity;
}
