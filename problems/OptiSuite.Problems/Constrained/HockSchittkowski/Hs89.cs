namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 89: the heating problem of <see cref="OptimalHeating"/> with a constraint on the first 3
/// variables. Best known 1.36265…
/// </summary>
public static class Hs89
{
    private static readonly OptimalHeating _heating = new(n: 3);

    /// <summary>The problem <c>hs89</c>.</summary>
    public static Problem Create() => _heating.Create("hs89") with
    {
        Known = new KnownSolution(
            1.362656814889884, [1.074318731203253, 0.45661370837472326, 0, 0, 0, 0],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
