namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 68: the cost-optimal inspection plan of <see cref="InspectionPlan"/> with a = 0.0001, b = 1, d =
/// 1 and n = 24. Best known −0.9204250…
/// </summary>
public static class Hs68
{
    private static readonly InspectionPlan _plan = new(a: 0.0001, b: 1, d: 1, n: 24);

    /// <summary>The problem <c>hs68</c>.</summary>
    public static Problem Create() => _plan.Create("hs68") with
    {
        Known = new KnownSolution(
            -0.9204250036397501, [0.0678585770855127, 3.6462108556881785, 0.000266135625215416, 0.8948550393735528],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
