namespace OptiSuite.Problems;

/// <summary>The catalog entries of the suite <c>landscapes</c>.</summary>
internal static class LandscapeSuite
{
    private const string Suite = "landscapes";

    public static IReadOnlyList<ProblemEntry> Entries() =>
    [
        ProblemEntry.Scalable(Suite, "sphere", "convex and separable, the easiest of all", Sphere.Create),
        ProblemEntry.Scalable(Suite, "ellipsoid", "convex and separable, condition number 1e6", Ellipsoid.Create),
        ProblemEntry.Scalable(Suite, "rosenbrock", "a flat, curved valley", Rosenbrock.Create, minimumDimension: 2),
        ProblemEntry.Scalable(Suite, "rastrigin", "separable, a regular grid of local minima", Rastrigin.Create),
        ProblemEntry.Scalable(Suite, "ackley", "a rippled plain around one funnel, not smooth at its tip", Ackley.Create),
        ProblemEntry.Scalable(Suite, "griewank", "a wide bowl with many small ripples", Griewank.Create),
        ProblemEntry.Scalable(Suite, "schwefel", "separable and deceptive: the best minimum is far from the next", Schwefel.Create),
        ProblemEntry.Scalable(Suite, "levy", "separable, ripples over a bowl", Levy.Create),
        ProblemEntry.Scalable(Suite, "styblinski-tang", "separable, two minima in every variable", StyblinskiTang.Create),
        ProblemEntry.Scalable(Suite, "zakharov", "convex, one steep direction that mixes all variables", Zakharov.Create),
        ProblemEntry.Fixed(Suite, Himmelblau.Create(), "four minima of equal depth"),
        ProblemEntry.Fixed(Suite, Beale.Create(), "a flat plain with steep rims"),
        ProblemEntry.Fixed(Suite, Booth.Create(), "a convex quadratic"),
        ProblemEntry.Fixed(Suite, SixHumpCamel.Create(), "six minima, two of them global"),
        ProblemEntry.Fixed(Suite, GoldsteinPrice.Create(), "four minima, values over six orders of magnitude"),
    ];
}
