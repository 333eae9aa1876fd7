namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 91: the heating problem of <see cref="OptimalHeating"/> with a constraint on the first 5
/// variables. Best known 1.36265…
/// </summary>
public static class Hs91
{
    private static readonly OptimalHeating _heating = new(n: 5);

    /// <summary>The problem <c>hs91</c>.</summary>
    public static Problem Create() => _heating.Create("hs91") with
    {
        Known = new KnownSolution(
            1.3626568148898988, [0.675821182884339, 0, 0.8351206289985847, 0.45661370837472637, 0, 0],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
