namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 69: the cost-optimal inspection plan of <see cref="InspectionPlan"/> with a = 0.1, b = 1000, d =
/// 1 and n = 4. Best known −956.71288…
/// </summary>
public static class Hs69
{
    private static readonly InspectionPlan _plan = new(a: 0.1, b: 1000, d: 1, n: 4);

    /// <summary>The problem <c>hs69</c>.</summary>
    public static Problem Create() => _plan.Create("hs69") with
    {
        Known = new KnownSolution(
            -956.712886650031, [0.029371417421702378, 1.1902534504069893, 0.23394679066738827, 0.7916678112437813],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
