namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 49: minimize (x₁ − x₂)² + (x₃ − 1)² + (x₄ − 1)⁴ + (x₅ − 1)⁶ subject to x₁ + x₂ + x₃ + 4x₄ = 7
/// and x₃ + 5x₅ = 6. Convex; the Hessian is singular at the minimum. Minimum 0 at (1, 1, 1, 1, 1).
/// </summary>
public static class Hs49
{
    /// <summary>The problem <c>hs49</c>.</summary>
    public static Problem Create() => new(Hs46.EvenPowers(), 5)
    {
        Name = "hs49",
        Start = [10, 7, 2, -3, 0.8],
        SearchRegion = Bounds.Uniform(5, -10, 10),
        Constraints = [LinearConstraint.EqualTo(new double[,] { { 1, 1, 1, 4, 0 }, { 0, 0, 1, 0, 5 } }, [7, 6])],
        Known = new KnownSolution(0, [1, 1, 1, 1, 1], Source: "closed form: a sum of even powers"),
    };
}
