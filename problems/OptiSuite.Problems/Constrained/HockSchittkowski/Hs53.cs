namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 53: minimize (x₁ − x₂)² + (x₂ + x₃ − 2)² + (x₄ − 1)² + (x₅ − 1)² subject to x₁ + 3x₂ = 0, x₃
/// + x₄ − 2x₅ = 0, x₂ − x₅ = 0 and −10 ≤ x ≤ 10. Convex; the box is inactive. Minimum 176/43 at (−33, 11, 27, −5, 11)/43.
/// </summary>
public static class Hs53
{
    /// <summary>The problem <c>hs53</c>.</summary>
    public static Problem Create() => new(Hs51.Squares(), 5)
    {
        Name = "hs53",
        Start = [2, 2, 2, 2, 2],
        Bounds = Bounds.Uniform(5, -10, 10),
        Constraints = [Hs51.Equalities(first: 0)],
        Known = new KnownSolution(
            176.0 / 43, [-33.0 / 43, 11.0 / 43, 27.0 / 43, -5.0 / 43, 11.0 / 43],
            Source: "closed form: the Kuhn-Tucker point of a convex problem"),
    };
}
