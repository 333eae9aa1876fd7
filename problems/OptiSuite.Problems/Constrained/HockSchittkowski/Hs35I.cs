namespace OptiSuite.Problems;

/// <summary>
/// CUTEst's variant HS35I of a problem of Hock and Schittkowski (1981): problem 35 (<see cref="Hs35"/>) in the box 0 ≤ x ≤ 5, whose upper
/// bounds stay inactive. A convex quadratic program. Minimum 1/9 at (4/3, 7/9, 4/9).
/// </summary>
public static class Hs35I
{
    /// <summary>The problem <c>hs35i</c>.</summary>
    public static Problem Create() => Hs35.Create() with { Name = "hs35i", Bounds = Bounds.Uniform(3, 0, 5), SearchRegion = null };
}
