namespace OptiSuite.Problems;

internal static partial class HockSchittkowskiSuite
{
    /// <summary>Problems 63 to 268.</summary>
    private static IEnumerable<ProblemEntry> Second() =>
    [
        ProblemEntry.Fixed(Suite, Hs63.Create(), "a concave quadratic on an arc: a linear and a nonlinear equality"),
        ProblemEntry.Fixed(Suite, Hs65.Create(), "convex, a ball and a box, start outside the bounds"),
        ProblemEntry.Fixed(Suite, Hs71.Create(), "a nonlinear equality and inequality in a box"),
        ProblemEntry.Fixed(Suite, Hs76.Create(), "a convex quadratic program with three linear inequalities"),
        ProblemEntry.Fixed(Suite, Hs113.Create(), "ten variables, three linear and five quadratic inequalities"),
    ];
}
