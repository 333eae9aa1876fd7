namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 102: the geometric program of <see cref="DemboProgram"/> with the exponent a = ⅛. Minimum
/// 911.8805…
/// </summary>
public static class Hs102
{
    private static readonly DemboProgram _program = new(a: 0.125);

    /// <summary>The problem <c>hs102</c>.</summary>
    public static Problem Create() => _program.Create("hs102") with
    {
        Known = new KnownSolution(
            911.8805715377813,
            [
                3.896253191198187, 0.8093587601294873, 2.6643859939063868, 4.300912875384534, 0.8535549352359723, 1.095287444621906,
                0.02731045965921771,
            ],
            Source: "Kuhn-Tucker equations of a geometric program solved to double precision"),
    };
}
