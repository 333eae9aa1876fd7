namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 106 (heat exchanger design; Avriel and Williams; Dembo, 1976): minimize x₁ + x₂ + x₃ subject to 1
/// − 0.0025 (x₄ + x₆) ≥ 0, 1 − 0.0025 (x₅ + x₇ − x₄) ≥ 0, 1 − 0.01 (x₈ − x₅) ≥ 0, x₁x₆ − 833.33252x₄ − 100x₁ + 83333.333 ≥ 0, x₂x₇ −
/// 1250x₅ − x₂x₄ + 1250x₄ ≥ 0, x₃x₈ − 1250000 − x₃x₅ + 2500x₅ ≥ 0, 100 ≤ x₁ ≤ 10000, 1000 ≤ x₂, x₃ ≤ 10000 and 10 ≤ x₄ … x₈ ≤ 1000.
/// Bilinear and badly scaled. Best known 7049.24802…; published 7049.330923.
/// </summary>
public static class Hs106
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>The problem <c>hs106</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 8)
    {
        Name = "hs106",
        Start = [5000, 5000, 5000, 200, 350, 150, 225, 425],
        Bounds = new Bounds([100, 1000, 1000, 10, 10, 10, 10, 10], [10000, 10000, 10000, 1000, 1000, 1000, 1000, 1000]),
        Constraints =
        [
            LinearConstraint.AtLeast(
                new double[,]
                {
                    { 0, 0, 0, -0.0025, 0, -0.0025, 0, 0 },
                    { 0, 0, 0, 0.0025, -0.0025, 0, -0.0025, 0 },
                    { 0, 0, 0, 0, 0.01, 0, 0, -0.01 },
                },
                [-1, -1, -1],
                "temperatures"),
            new NonlinearConstraint(Rows, [-83333.333, 0, 1250000], [Infinity, Infinity, Infinity], RowsJacobian, "heat balances"),
        ],
        Known = new KnownSolution(
            7049.2480205286665,
            [
                579.3066844253551, 1359.9706680516547, 5109.9706680516565, 182.0176995811199, 295.60117327793375, 217.9823004188801,
                286.4165263031861, 395.60117327793375,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Value(ReadOnlySpan<double> x) => x[0] + x[1] + x[2];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        gradient[..3].Fill(1);
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = (x[0] * (x[5] - 100)) - (833.33252 * x[3]);
        values[1] = (x[1] * (x[6] - x[3])) - (1250 * (x[4] - x[3]));
        values[2] = (x[2] * (x[7] - x[4])) + (2500 * x[4]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            x[5] - 100, 0, 0, -833.33252, 0, x[0], 0, 0,
            0, x[6] - x[3], 0, 1250 - x[1], -1250, 0, x[1], 0,
            0, 0, x[7] - x[4], 0, 2500 - x[2], 0, 0, x[2],
        ];
        rows.CopyTo(jacobian);
    }
}
