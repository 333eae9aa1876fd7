namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 85 (a chemical plant): minimize −5.843·10⁻⁷y₁₇ + 1.17·10⁻⁴y₁₄ + 2.358·10⁻⁵y₁₃ + 1.502·10⁻⁶y₁₆ +
/// 0.0321y₁₂ + 0.00423y₅ + 10⁻⁴c₁₅/c₁₆ + 37.48y₂/c₁₂ − 0.1365, where the quantities y and c follow from five variables in the order of
/// <see cref="ChemicalPlant"/>, subject to 1.5x₂ ≥ x₃, limits on y₁ … y₁₇ and three more rows, in a box. Best known −2.2156046…; published
/// −1.90513375.
/// </summary>
/// <remarks>
/// As in the reference, row 19 is y₄ − (0.28/0.72)/y₅; the book prints y₄ − (0.28/0.72) y₅. The known solution satisfies both.
/// </remarks>
public static class Hs85
{
    private const int N = 5, Count = 20;

    /// <summary>The problem <c>hs85</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs85",
        Start = [900, 80, 115, 267, 27],
        Bounds = new Bounds([704.4148, 68.6, 0, 193, 25], [906.3855, 288.88, 134.75, 287.0966, 84.1988]),
        Constraints =
        [
            LinearConstraint.AtLeast(new double[,] { { 0, 1.5, -1, 0, 0 } }, [0], "ratio of x₂ to x₃"),
            new NonlinearConstraint(
                Rows,
                [
                    213.1, 17.505, 11.275, 214.228, 7.458, 0.961, 1.612, 0.146, 107.99, 922.693, 926.832, 18.766, 1072.163, 8961.448,
                    0.063, 71084.33, 2802713, 0, -21, 110.6,
                ],
                [
                    Infinity, 1053.6667, 35.03, 665.585, 584.463, 265.916, 7.046, 0.222, 273.366, 1286.105, 1444.046, 537.141, 3247.039,
                    26844.086, 0.386, 140000, 12146108, Infinity, Infinity, Infinity,
                ],
                RowsJacobian,
                "plant"),
        ],
        Known = new KnownSolution(
            -2.2156046884762812, [704.4148, 68.6, 102.89999999999999, 282.0271029671631, 37.45988552578231],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x)
    {
        Span<Dual> rows = stackalloc Dual[Count];
        return ChemicalPlant.Evaluate(x, rows).Value;
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        Span<Dual> rows = stackalloc Dual[Count];
        Dual f = ChemicalPlant.Evaluate(x, rows);
        f.CopySlopes(gradient);
        return f.Value;
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        Span<Dual> rows = stackalloc Dual[Count];
        ChemicalPlant.Evaluate(x, rows);
        for (int i = 0; i < Count; i++) values[i] = rows[i].Value;
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        Span<Dual> rows = stackalloc Dual[Count];
        ChemicalPlant.Evaluate(x, rows);
        for (int i = 0; i < Count; i++) rows[i].CopySlopes(jacobian.Slice(i * N, N));
    }
}
