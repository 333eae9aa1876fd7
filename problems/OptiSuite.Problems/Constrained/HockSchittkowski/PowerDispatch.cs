namespace OptiSuite.Problems;

/// <summary>
/// Problems 74 and 75 of Hock and Schittkowski (1981), static power scheduling with two generators (x₁, x₂) and two phase angles (x₃, x₄):
/// minimize 3x₁ + 10⁻⁶x₁³ + 2x₂ + (2/3) 10⁻⁶x₂³ subject to x₁ = 1000 sin(−x₃ − ¼) + 1000 sin(−x₄ − ¼) + 894.8, x₂ = 1000 sin(x₃ − ¼) +
/// 1000 sin(x₃ − x₄ − ¼) + 894.8, 1000 sin(x₄ − ¼) + 1000 sin(x₄ − x₃ − ¼) + 1294.8 = 0, −a ≤ x₄ − x₃ ≤ a (two rows), 0 ≤ x₁, x₂ ≤ 1200
/// and −a ≤ x₃, x₄ ≤ a.
/// </summary>
internal static class PowerDispatch
{
    /// <summary>The problem, without a known solution.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="a">The largest angle a, in radians.</param>
    public static Problem Create(string name, double a) => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = name,
        Start = [0, 0, 0, 0],
        Bounds = new Bounds([0, 0, -a, -a], [1200, 1200, a, a]),
        Constraints =
        [
            new NonlinearConstraint(Balance, [-894.8, -894.8, -1294.8], [-894.8, -894.8, -1294.8], BalanceJacobian, "power balance"),
            LinearConstraint.AtLeast(new double[,] { { 0, 0, -1, 1 }, { 0, 0, 1, -1 } }, [-a, -a], "difference of the angles"),
        ],
    };

    private static double Value(ReadOnlySpan<double> x) =>
        (3 * x[0]) + (1e-6 * x[0] * x[0] * x[0]) + (2 * x[1]) + (2e-6 / 3 * x[1] * x[1] * x[1]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 3 + (3e-6 * x[0] * x[0]);
        gradient[1] = 2 + (2e-6 * x[1] * x[1]);
        gradient[2] = gradient[3] = 0;
        return Value(x);
    }

    private static void Balance(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = (1000 * (Math.Sin(-x[2] - 0.25) + Math.Sin(-x[3] - 0.25))) - x[0];
        values[1] = (1000 * (Math.Sin(x[2] - 0.25) + Math.Sin(x[2] - x[3] - 0.25))) - x[1];
        values[2] = 1000 * (Math.Sin(x[3] - 0.25) + Math.Sin(x[3] - x[2] - 0.25));
    }

    private static void BalanceJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        double forth = 1000 * Math.Cos(x[2] - x[3] - 0.25), back = 1000 * Math.Cos(x[3] - x[2] - 0.25);
        ReadOnlySpan<double> rows =
        [
            -1, 0, -1000 * Math.Cos(x[2] + 0.25), -1000 * Math.Cos(x[3] + 0.25),
            0, -1, (1000 * Math.Cos(x[2] - 0.25)) + forth, -forth,
            0, 0, -back, (1000 * Math.Cos(x[3] - 0.25)) + back,
        ];
        rows.CopyTo(jacobian);
    }
}
