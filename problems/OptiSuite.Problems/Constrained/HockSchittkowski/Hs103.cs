namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 103: the geometric program of <see cref="DemboProgram"/> with the exponent a = ½. Minimum
/// 543.6679…
/// </summary>
public static class Hs103
{
    private static readonly DemboProgram _program = new(a: 0.5);

    /// <summary>The problem <c>hs103</c>.</summary>
    public static Problem Create() => _program.Create("hs103") with
    {
        Known = new KnownSolution(
            543.6679585201098,
            [
                4.394104510367789, 0.8544687388523576, 2.8432303140807362, 3.39997866791971, 0.722926132947697, 0.8704063817676526,
                0.024638826329416663,
            ],
            Source: "Kuhn-Tucker equations of a geometric program solved to double precision"),
    };
}
