namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 74: the power scheduling of <see cref="PowerDispatch"/> with a = 0.55. Best known 5126.4981…
/// </summary>
public static class Hs74
{
    /// <summary>The problem <c>hs74</c>.</summary>
    public static Problem Create() => PowerDispatch.Create("hs74", a: 0.55) with
    {
        Known = new KnownSolution(
            5126.498109595272, [679.9453198512115, 1026.0671326104648, 0.11887636449310196, -0.3962335532032102],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
