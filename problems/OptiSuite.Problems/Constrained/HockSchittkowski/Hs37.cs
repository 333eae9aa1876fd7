namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 37: minimize −x₁x₂x₃ subject to −x₁ − 2x₂ − 2x₃ ≥ −72, x₁ + 2x₂ + 2x₃ ≥ 0 and 0 ≤ x ≤ 42.
/// Rosenbrock's parcel problem; the second row is redundant. Minimum −3456 at (24, 12, 12).
/// </summary>
public static class Hs37
{
    /// <summary>The problem <c>hs37</c>.</summary>
    public static Problem Create() => new(new BoxVolume(), 3)
    {
        Name = "hs37",
        Start = [10, 10, 10],
        Bounds = Bounds.Uniform(3, 0, 42),
        Constraints = [LinearConstraint.AtLeast(new double[,] { { -1, -2, -2 }, { 1, 2, 2 } }, [-72, 0])],
        Known = new KnownSolution(-3456, [24, 12, 12], Source: "closed form: the means of x₁, 2x₂ and 2x₃"),
    };
}
