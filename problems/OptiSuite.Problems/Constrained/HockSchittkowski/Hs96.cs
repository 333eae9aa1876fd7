namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 96: the bilinear rows of <see cref="BilinearBoxProblem"/> with lower limits (4.97, −1.88, −69.08,
/// −118.02). Best known 0.0156195252…
/// </summary>
public static class Hs96
{
    /// <summary>The problem <c>hs96</c>.</summary>
    public static Problem Create() => BilinearBoxProblem.Create("hs96", limits: [4.97, -1.88, -69.08, -118.02]) with
    {
        Known = new KnownSolution(
            0.015619525242393848, [0, 0, 0, 0, 0, 0.0033233032430625207],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
