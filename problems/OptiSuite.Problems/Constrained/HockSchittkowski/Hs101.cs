namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 101: the geometric program of <see cref="DemboProgram"/> with the exponent a = −¼. Minimum
/// 1809.7647…
/// </summary>
public static class Hs101
{
    private static readonly DemboProgram _program = new(a: -0.25);

    /// <summary>The problem <c>hs101</c>.</summary>
    public static Problem Create() => _program.Create("hs101") with
    {
        Known = new KnownSolution(
            1809.764765793206,
            [
                2.8561585556606186, 0.6108230308248859, 2.1508125622902363, 4.712873709452287, 0.9994875407807414, 1.3475075047609466,
                0.03165276650595078,
            ],
            Source: "Kuhn-Tucker equations of a geometric program solved to double precision"),
    };
}
