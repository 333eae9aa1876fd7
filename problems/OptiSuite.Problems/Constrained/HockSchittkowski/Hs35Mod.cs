namespace OptiSuite.Problems;

/// <summary>
/// CUTEst's variant HS35MOD of a problem of Hock and Schittkowski (1981): problem 35 (<see cref="Hs35"/>) with x₂ fixed at 0.5 by equal
/// bounds. A convex quadratic program; the multiplier of its active row is 0. Minimum 1/4 at (3/2, 1/2, 1/2); CUTEst's file quotes that
/// of problem 35, which is not feasible here.
/// </summary>
public static class Hs35Mod
{
    /// <summary>The problem <c>hs35mod</c>.</summary>
    public static Problem Create() => Hs35.Create() with
    {
        Name = "hs35mod",
        Bounds = new Bounds([0, 0.5, 0], [double.PositiveInfinity, 0.5, double.PositiveInfinity]),
        SearchRegion = new Bounds([0, 0.5, 0], [10, 0.5, 10]),
        Known = new KnownSolution(0.25, [1.5, 0.5, 0.5], Source: "closed form: the Kuhn-Tucker point of a convex problem"),
    };
}
