namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 104 (optimal reactor design; Dembo, 1976): with u = 0.4x₁^0.67 x₇^−0.67 + 0.4x₂^0.67 x₈^−0.67,
/// minimize u + 10 − x₁ − x₂ subject to 0.0588x₅x₇ + 0.1x₁ ≤ 1, 0.0588x₆x₈ + 0.1x₁ + 0.1x₂ ≤ 1, 4x₃/x₅ + 2x₃^−0.71/x₅ + 0.0588x₃^−1.3 x₇ ≤
/// 1, 4x₄/x₆ + 2x₄^−0.71/x₆ + 0.0588x₄^−1.3 x₈ ≤ 1, an objective between 1 and 4.2, and 0.1 ≤ x ≤ 10. Best known 3.9511634…
/// </summary>
public static class Hs104
{
    private const double Power = 0.67, Infinity = double.PositiveInfinity;

    /// <summary>The problem <c>hs104</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 8)
    {
        Name = "hs104",
        Start = [6, 3, 0.4, 0.2, 6, 6, 1, 0.5],
        Bounds = Bounds.Uniform(8, 0.1, 10),
        Constraints =
        [
            new NonlinearConstraint(Rows, [-Infinity, -Infinity, -Infinity, -Infinity, 1], [1, 1, 1, 1, 4.2], RowsJacobian, "signomials"),
        ],
        Known = new KnownSolution(
            3.9511634401033566,
            [
                6.4651140283691, 2.2327086479852287, 0.6673974912866294, 0.595756422900371, 5.932675677909847, 5.527234564976939,
                1.0133220089025616, 0.40066822912570305,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Value(ReadOnlySpan<double> x) => U(x[0], x[6]) + U(x[1], x[7]) + 10 - x[0] - x[1];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        for (int i = 0; i < 2; i++)
        {
            double slope = Power * U(x[i], x[6 + i]);
            gradient[i] = (slope / x[i]) - 1;
            gradient[6 + i] = -slope / x[6 + i];
        }

        return Value(x);
    }

    private static double U(double feed, double volume) => 0.4 * Math.Pow(feed / volume, Power);

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = (0.0588 * x[4] * x[6]) + (0.1 * x[0]);
        values[1] = (0.0588 * x[5] * x[7]) + (0.1 * (x[0] + x[1]));
        for (int i = 0; i < 2; i++)
        {
            double t = x[2 + i];
            values[2 + i] = (((4 * t) + (2 * Math.Pow(t, -0.71))) / x[4 + i]) + (0.0588 * Math.Pow(t, -1.3) * x[6 + i]);
        }

        values[4] = Value(x);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian.Clear();
        jacobian[0] = jacobian[8] = jacobian[9] = 0.1;
        for (int i = 0; i < 2; i++)
        {
            Span<double> flow = jacobian.Slice(8 * i, 8), reaction = jacobian.Slice(8 * (2 + i), 8);
            flow[4 + i] = 0.0588 * x[6 + i];
            flow[6 + i] = 0.0588 * x[4 + i];
            double t = x[2 + i], power = Math.Pow(t, -0.71), steep = 0.0588 * Math.Pow(t, -1.3);
            reaction[2 + i] = ((4 - (1.42 * power / t)) / x[4 + i]) - (1.3 * steep * x[6 + i] / t);
            reaction[4 + i] = -((4 * t) + (2 * power)) / (x[4 + i] * x[4 + i]);
            reaction[6 + i] = steep;
        }

        Gradient(x, jacobian.Slice(32, 8));
    }
}
