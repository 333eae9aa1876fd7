namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 114 (alkylation process; Bracken and McCormick): minimize 5.04x₁ + 0.035x₂ + 10x₃ + 3.36x₅ −
/// 0.063x₄x₇ subject to one linear and two rational equalities, four linear and four nonlinear inequalities in pairs, with a = 0.99 and b
/// = 0.9, in a box. The process of problem 67 with its states as variables and its regressions as pairs of rows. Best known −1768.80696…
/// </summary>
public static class Hs114
{
    private const int N = 10;

    private const double A = 0.99, B = 0.9, Infinity = double.PositiveInfinity;

    /// <summary>The problem <c>hs114</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs114",
        Start = [1745, 12000, 110, 3048, 1974, 89.2, 92.8, 8, 3.6, 145],
        Bounds = new Bounds(
            [1e-5, 1e-5, 1e-5, 1e-5, 1e-5, 85, 90, 3, 1.2, 145], [2000, 16000, 120, 5000, 2000, 93, 95, 12, 4, 162]),
        SearchRegion = new Bounds([500, 5000, 10, 1000, 500, 85, 90, 3, 1.2, 145], [2000, 16000, 120, 5000, 2000, 93, 95, 12, 4, 162]),
        Constraints =
        [
            LinearConstraint.EqualTo(new double[,] { { -1, 0, 0, 1.22, -1, 0, 0, 0, 0, 0 } }, [0], "isobutane make-up"),
            new NonlinearConstraint(Ratios, [0, 0], [0, 0], RatiosJacobian, "acid strength and isobutane ratio"),
            LinearConstraint.AtLeast(
                new double[,]
                {
                    { 0, 0, 0, 0, 0, 0, 0, 0, -B, -0.222 },
                    { 0, 0, 0, 0, 0, 0, 3, 0, 0, -A },
                    { 0, 0, 0, 0, 0, 0, 0, 0, 1 / B, 0.222 },
                    { 0, 0, 0, 0, 0, 0, -3, 0, 0, 1 / A },
                },
                [-35.82, 133, 35.82, -133],
                "dilution and octane number"),
            new NonlinearConstraint(
                Regressions,
                [0, -57.425, 0, 57.425],
                [Infinity, Infinity, Infinity, Infinity],
                RegressionsJacobian,
                "yield and octane number"),
        ],
        Known = new KnownSolution(
            -1768.8069637162444,
            [
                1698.0947651889683, 15818.614924182955, 54.1026823332473, 3031.2252173680067, 2000, 90.11542219898666, 95,
                10.493298306705547, 1.561636363636364, 153.53535353535355,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        (5.04 * x[0]) + (0.035 * x[1]) + (10 * x[2]) + (3.36 * x[4]) - (0.063 * x[3] * x[6]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        (gradient[0], gradient[1], gradient[2], gradient[4]) = (5.04, 0.035, 10, 3.36);
        (gradient[3], gradient[6]) = (-0.063 * x[6], -0.063 * x[3]);
        return Value(x);
    }

    private static void Ratios(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = (98000 * x[2] / ((x[3] * x[8]) + (1000 * x[2]))) - x[5];
        values[1] = ((x[1] + x[4]) / x[0]) - x[7];
    }

    private static void RatiosJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        double divisor = (x[3] * x[8]) + (1000 * x[2]), factor = 98000 / (divisor * divisor);
        jacobian.Clear();
        jacobian[2] = factor * x[3] * x[8];
        jacobian[3] = -factor * x[2] * x[8];
        jacobian[5] = -1;
        jacobian[8] = -factor * x[2] * x[3];
        jacobian[N] = -(x[1] + x[4]) / (x[0] * x[0]);
        jacobian[N + 1] = jacobian[N + 4] = 1 / x[0];
        jacobian[N + 7] = -1;
    }

    private static void Regressions(ReadOnlySpan<double> x, Span<double> values)
    {
        double yield = x[0] * (1.12 + (0.13167 * x[7]) - (0.00667 * x[7] * x[7]));
        double octane = (1.098 * x[7]) - (0.038 * x[7] * x[7]) + (0.325 * x[5]);
        values[0] = yield - (A * x[3]);
        values[1] = octane - (A * x[6]);
        values[2] = (x[3] / A) - yield;
        values[3] = (x[6] / A) - octane;
    }

    private static void RegressionsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian.Clear();
        double percent = 1.12 + (0.13167 * x[7]) - (0.00667 * x[7] * x[7]);
        double yieldSlope = x[0] * (0.13167 - (2 * 0.00667 * x[7])), octaneSlope = 1.098 - (2 * 0.038 * x[7]);
        (jacobian[0], jacobian[3], jacobian[7]) = (percent, -A, yieldSlope);
        (jacobian[N + 5], jacobian[N + 6], jacobian[N + 7]) = (0.325, -A, octaneSlope);
        (jacobian[2 * N], jacobian[(2 * N) + 3], jacobian[(2 * N) + 7]) = (-percent, 1 / A, -yieldSlope);
        (jacobian[(3 * N) + 5], jacobian[(3 * N) + 6], jacobian[(3 * N) + 7]) = (-0.325, 1 / A, -octaneSlope);
    }
}
