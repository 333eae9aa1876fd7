namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 88: the heating problem of <see cref="OptimalHeating"/> with a constraint on the first 2
/// variables. Best known 1.36265…
/// </summary>
public static class Hs88
{
    private static readonly OptimalHeating _heating = new(n: 2);

    /// <summary>The problem <c>hs88</c>.</summary>
    public static Problem Create() => _heating.Create("hs88") with
    {
        Known = new KnownSolution(
            1.3626568148898857, [1.0743187312032536, 0.4566137083747236, 0, 0, 0, 0],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
