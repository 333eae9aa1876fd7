namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 92: the heating problem of <see cref="OptimalHeating"/> with a constraint on the first 6
/// variables. Best known 1.36265…
/// </summary>
public static class Hs92
{
    private static readonly OptimalHeating _heating = new(n: 6);

    /// <summary>The problem <c>hs92</c>.</summary>
    public static Problem Create() => _heating.Create("hs92") with
    {
        Known = new KnownSolution(
            1.3626568148898857, [0.9542879788338142, 0, 0.4528127097224956, 0, 0.19610160524894552, -0.4566137083747236],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };
}
