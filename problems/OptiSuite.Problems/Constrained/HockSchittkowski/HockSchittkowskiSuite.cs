namespace OptiSuite.Problems;

/// <summary>The catalog entries of the suite <c>hock-schittkowski</c>.</summary>
internal static class HockSchittkowskiSuite
{
    private const string Suite = "hock-schittkowski";

    public static IReadOnlyList<ProblemEntry> Entries() =>
    [
        ProblemEntry.Fixed(Suite, Hs6.Create(), "a quadratic on a curved equality"),
        ProblemEntry.Fixed(Suite, Hs7.Create(), "a logarithm on a quartic equality"),
        ProblemEntry.Fixed(Suite, Hs21.Create(), "a convex quadratic program, start outside the bounds"),
        ProblemEntry.Fixed(Suite, Hs24.Create(), "a nonconvex objective on a triangle"),
        ProblemEntry.Fixed(Suite, Hs28.Create(), "least squares with a linear equality"),
        ProblemEntry.Fixed(Suite, Hs35.Create(), "a convex quadratic program of Beale"),
        ProblemEntry.Fixed(Suite, Hs43.Create(), "Rosen and Suzuki: convex, three quadratic inequalities"),
        ProblemEntry.Fixed(Suite, Hs63.Create(), "a concave quadratic on an arc: a linear and a nonlinear equality"),
        ProblemEntry.Fixed(Suite, Hs65.Create(), "convex, a ball and a box, start outside the bounds"),
        ProblemEntry.Fixed(Suite, Hs71.Create(), "a nonlinear equality and inequality in a box"),
        ProblemEntry.Fixed(Suite, Hs76.Create(), "a convex quadratic program with three linear inequalities"),
        ProblemEntry.Fixed(Suite, Hs113.Create(), "ten variables, three linear and five quadratic inequalities"),
    ];
}
