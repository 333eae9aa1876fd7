namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 36: minimize −x₁x₂x₃ subject to −x₁ − 2x₂ − 2x₃ ≥ −72, 0 ≤ x₁ ≤ 20, 0 ≤ x₂ ≤ 11 and
/// 0 ≤ x₃ ≤ 42. Rosenbrock's parcel problem: the largest volume of a limited length and girth; two bounds are active. Minimum −3300 at
/// (20, 11, 15).
/// </summary>
public static class Hs36
{
    /// <summary>The problem <c>hs36</c>.</summary>
    public static Problem Create() => new(new BoxVolume(), 3)
    {
        Name = "hs36",
        Start = [10, 10, 10],
        Bounds = new Bounds([0, 0, 0], [20, 11, 42]),
        Constraints = [LinearConstraint.AtLeast(new double[,] { { -1, -2, -2 } }, [-72])],
        Known = new KnownSolution(-3300, [20, 11, 15], Source: "closed form: the volume of x₃ = 36 − x₁/2 − x₂ grows with x₁ and x₂"),
    };
}
