namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 97: the bilinear rows of <see cref="BilinearBoxProblem"/> with lower limits (32.97, 25.12,
/// −29.08, −78.02). Best known 3.13580912…
/// </summary>
public static class Hs97
{
    /// <summary>The problem <c>hs97</c>.</summary>
    public static Problem Create() => BilinearBoxProblem.Create("hs97", limits: [32.97, 25.12, -29.08, -78.02]) with
    {
        Known = new KnownSolution(
            3.1358091228070184, [0.26856491228070195, 0, 0, 0, 0.028, 0.0134],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
