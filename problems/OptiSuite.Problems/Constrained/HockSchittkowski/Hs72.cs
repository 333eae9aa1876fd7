namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 72 (Bracken and McCormick, optimal sample sizes): minimize 1 + x₁ + x₂ + x₃ + x₄ subject to 4/x₁
/// + 2.25/x₂ + 1/x₃ + 0.25/x₄ ≤ 0.0401, 0.16/x₁ + 0.36/x₂ + 0.64/x₃ + 0.64/x₄ ≤ 0.010085, x ≥ 0.001 and x₁ ≤ 400000, x₂ ≤ 300000, x₃ ≤
/// 200000, x₄ ≤ 100000. Convex and badly scaled at its start (1, 1, 1, 1). Minimum 727.67935…
/// </summary>
public static class Hs72
{
    /// <summary>The problem <c>hs72</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs72",
        Start = [1, 1, 1, 1],
        Bounds = new Bounds([0.001, 0.001, 0.001, 0.001], [4e5, 3e5, 2e5, 1e5]),
        SearchRegion = Bounds.Uniform(4, 1, 1000),
        // CUTEst writes the rows with the opposite sign, as values ≥ −0.0401 and ≥ −0.010085.
        Constraints = [new NonlinearConstraint(Rows, [-0.0401, -0.010085], [Infinity, Infinity], RowsJacobian, "variances")],
        Known = new KnownSolution(
            727.6793577896129, [193.40742727194635, 179.54707603227456, 185.0180633581515, 168.70679112724054],
            Source: "Kuhn-Tucker equations of a convex problem solved to double precision"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static ReadOnlySpan<double> Weights =>
    [
        4, 2.25, 1, 0.25,
        0.16, 0.36, 0.64, 0.64,
    ];

    private static double Value(ReadOnlySpan<double> x) => 1 + x[0] + x[1] + x[2] + x[3];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Fill(1);
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values.Clear();
        for (int k = 0; k < 8; k++) values[k / 4] -= Weights[k] / x[k % 4];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        for (int k = 0; k < 8; k++) jacobian[k] = Weights[k] / (x[k % 4] * x[k % 4]);
    }
}
