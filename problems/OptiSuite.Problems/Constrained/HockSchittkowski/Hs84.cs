namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 84: a profit and three rows, each of the form x₁ (a₀ + a₁x₂ + a₂x₃ + a₃x₄ + a₄x₅): minimize 24345
/// + x₁ (8720288.849 − 150512.5253x₂ + 156.6950325x₃ − 476470.3222x₄ − 729482.8271x₅) subject to rows between 0 and 294000, 294000 and
/// 277200, in a box. Badly scaled. Best known −5280335.13…
/// </summary>
public static class Hs84
{
    /// <summary>The problem <c>hs84</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs84",
        Start = [2.52, 2, 37.5, 9.25, 6.8],
        Bounds = new Bounds([0, 1.2, 20, 9, 6.5], [1000, 2.4, 60, 9.3, 7]),
        Constraints = [new NonlinearConstraint(Rows, [0, 0, 0], [294000, 294000, 277200], RowsJacobian, "capacities")],
        Known = new KnownSolution(
            -5280335.133214757, [4.537430974655399, 2.4, 60, 9.3, 7],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static ReadOnlySpan<double> Profit => [8720288.849, -150512.5253, 156.6950325, -476470.3222, -729482.8271];

    private static ReadOnlySpan<double> Capacity =>
    [
        -145421.402, 2931.1506, -40.427932, 5106.192, 15711.36,
        -155011.1084, 4360.53352, 12.9492344, 10236.884, 13176.786,
        -326669.5104, 7390.68412, -27.8986976, 16643.076, 30988.146,
    ];

    private static double Value(ReadOnlySpan<double> x) => 24345 + (x[0] * Factor(Profit, x));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        Slopes(Profit, x, gradient);
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        for (int row = 0; row < 3; row++) values[row] = x[0] * Factor(Capacity.Slice(5 * row, 5), x);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        for (int row = 0; row < 3; row++) Slopes(Capacity.Slice(5 * row, 5), x, jacobian.Slice(5 * row, 5));
    }

    private static double Factor(ReadOnlySpan<double> a, ReadOnlySpan<double> x) =>
        a[0] + (a[1] * x[1]) + (a[2] * x[2]) + (a[3] * x[3]) + (a[4] * x[4]);

    private static void Slopes(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> slopes)
    {
        slopes[0] = Factor(a, x);
        for (int i = 1; i < 5; i++) slopes[i] = x[0] * a[i];
    }
}
