namespace OptiSuite.Problems;

/// <summary>
/// CUTEst's variant of problem 100 of Hock and Schittkowski (1981) with another linear part of the last row: −4x₁² − x₂² + 3x₁x₂ − 2x₃² +
/// 587x₄ + 391x₅ + 2193x₆ + 11x₇ ≥ 0; else <see cref="Hs100"/>. Best known 678.67963…
/// </summary>
public static class Hs100Mod
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>The problem <c>hs100mod</c>.</summary>
    public static Problem Create() => Hs100.Create(
        "hs100mod", new NonlinearConstraint(Rows, [0, 0, 0, 0], [Infinity, Infinity, Infinity, Infinity], RowsJacobian, "concave")) with
    {
        Known = new KnownSolution(
            678.6796379027053,
            [
                2.962890601898443, 1.9196216198910623, -0.667108129463445, 4.257973944297669, -0.6296417087960386, 1.1323288256187383,
                1.4631508896655836,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        Hs100.Rows(x, values);
        values[3] += (587 * x[3]) + (391 * x[4]) + (2198 * x[5]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        Hs100.RowsJacobian(x, jacobian);
        (jacobian[24], jacobian[25], jacobian[26]) = (587, 391, 2193);
    }
}
