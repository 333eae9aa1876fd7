namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 95: the bilinear rows of <see cref="BilinearBoxProblem"/> with lower limits (4.97, −1.88, −29.08,
/// −78.02). Best known 0.0156195252…
/// </summary>
public static class Hs95
{
    /// <summary>The problem <c>hs95</c>.</summary>
    public static Problem Create() => BilinearBoxProblem.Create("hs95", limits: [4.97, -1.88, -29.08, -78.02]) with
    {
        Known = new KnownSolution(
            0.015619525242393848, [0, 0, 0, 0, 0, 0.0033233032430625207],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
