namespace OptiSuite.Problems;

/// <summary>
/// CUTEst's variant of problem 76 of Hock and Schittkowski (1981): the convex quadratic program of <see cref="Hs76"/> in the box 0 ≤ x ≤
/// 5, so that every variable has two finite bounds. The minimum is the same, −103/22 at (3/11, 23/11, 0, 6/11).
/// </summary>
public static class Hs76I
{
    /// <summary>The problem <c>hs76i</c>.</summary>
    public static Problem Create() => Hs76.Create() with
    {
        Name = "hs76i",
        Bounds = Bounds.Uniform(4, 0, 5),
        SearchRegion = null,
    };
}
