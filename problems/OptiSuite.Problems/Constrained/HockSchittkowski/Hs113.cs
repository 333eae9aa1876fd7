namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 113 (Wong): a convex quadratic objective of ten variables under three linear and five
/// convex quadratic inequalities: minimize x₁² + x₂² + x₁x₂ − 14x₁ − 16x₂ + (x₃ − 10)² + 4 (x₄ − 5)² + (x₅ − 3)² + 2 (x₆ − 1)² + 5x₇²
/// + 7 (x₈ − 11)² + 2 (x₉ − 10)² + (x₁₀ − 7)² + 45. Minimum 24.306209068179… .
/// </summary>
public static class Hs113
{
    /// <summary>The problem <c>hs113</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 10)
    {
        Name = "hs113",
        Start = [2, 3, 5, 5, 1, 2, 7, 3, 6, 10],
        SearchRegion = Bounds.Uniform(10, -10, 10),
        Constraints =
        [
            LinearConstraint.AtLeast(
                new double[,]
                {
                    { -4, -5, 0, 0, 0, 0, 3, -9, 0, 0 },
                    { -10, 8, 0, 0, 0, 0, 17, -2, 0, 0 },
                    { 8, -2, 0, 0, 0, 0, 0, 0, -5, 2 },
                },
                [-105, 0, -12]),
            new NonlinearConstraint(
                Rows, [0, 0, 0, 0, 0], [.. Enumerable.Repeat(double.PositiveInfinity, 5)], RowsJacobian, "quadratic"),
        ],
        Known = new KnownSolution(
            24.306209068179809,
            [
                2.1719963712554553, 2.3636829736972797, 8.7739257384768504, 5.0959844879484528, 0.99065476496385916,
                1.4305739789363159, 1.3216442081617033, 9.8287258078863211, 8.2800916700983458, 8.3759266639213233,
            ],
            Source: "Kuhn-Tucker equations of a convex problem solved to 25 digits"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        (x[0] * (x[0] + x[1] - 14)) + (x[1] * (x[1] - 16)) + Square(x[2] - 10) + (4 * Square(x[3] - 5)) + Square(x[4] - 3)
        + (2 * Square(x[5] - 1)) + (5 * Square(x[6])) + (7 * Square(x[7] - 11)) + (2 * Square(x[8] - 10)) + Square(x[9] - 7) + 45;

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = (2 * x[0]) + x[1] - 14;
        gradient[1] = (2 * x[1]) + x[0] - 16;
        gradient[2] = 2 * (x[2] - 10);
        gradient[3] = 8 * (x[3] - 5);
        gradient[4] = 2 * (x[4] - 3);
        gradient[5] = 4 * (x[5] - 1);
        gradient[6] = 10 * x[6];
        gradient[7] = 14 * (x[7] - 11);
        gradient[8] = 4 * (x[8] - 10);
        gradient[9] = 2 * (x[9] - 7);
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = 120 - (3 * Square(x[0] - 2)) - (4 * Square(x[1] - 3)) - (2 * Square(x[2])) + (7 * x[3]);
        values[1] = 40 - (5 * Square(x[0])) - (8 * x[1]) - Square(x[2] - 6) + (2 * x[3]);
        values[2] = 30 - (0.5 * Square(x[0] - 8)) - (2 * Square(x[1] - 4)) - (3 * Square(x[4])) + x[5];
        values[3] = (2 * x[0] * x[1]) - Square(x[0]) - (2 * Square(x[1] - 2)) - (14 * x[4]) + (6 * x[5]);
        values[4] = (3 * x[0]) - (6 * x[1]) - (12 * Square(x[8] - 8)) + (7 * x[9]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            -6 * (x[0] - 2), -8 * (x[1] - 3), -4 * x[2], 7, 0, 0, 0, 0, 0, 0,
            -10 * x[0], -8, -2 * (x[2] - 6), 2, 0, 0, 0, 0, 0, 0,
            8 - x[0], -4 * (x[1] - 4), 0, 0, -6 * x[4], 1, 0, 0, 0, 0,
            2 * (x[1] - x[0]), (2 * x[0]) - (4 * (x[1] - 2)), 0, 0, -14, 6, 0, 0, 0, 0,
            3, -6, 0, 0, 0, 0, 0, 0, -24 * (x[8] - 8), 7,
        ];
        rows.CopyTo(jacobian);
    }

    private static double Square(double t) => t * t;
}
