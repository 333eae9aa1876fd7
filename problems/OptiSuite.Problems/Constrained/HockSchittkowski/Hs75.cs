namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 75: the power scheduling of <see cref="PowerDispatch"/> with a = 0.48. Best known 5174.4127…
/// </summary>
public static class Hs75
{
    /// <summary>The problem <c>hs75</c>.</summary>
    public static Problem Create() => PowerDispatch.Create("hs75", a: 0.48) with
    {
        Known = new KnownSolution(
            5174.412695377742, [776.1590265860597, 925.1951384690917, 0.05110892853835113, -0.42889107146164884],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
