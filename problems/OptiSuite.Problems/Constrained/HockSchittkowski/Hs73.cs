namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 73 (cattle feed; Bracken and McCormick): minimize 24.55x₁ + 26.75x₂ + 39x₃ + 40.5x₄ subject to x₁
/// + x₂ + x₃ + x₄ = 1, 2.3x₁ + 5.6x₂ + 11.1x₃ + 1.3x₄ ≥ 5, 12x₁ + 11.9x₂ + 41.8x₃ + 52.1x₄ − 1.645 √(0.28x₁² + 0.19x₂² + 20.5x₃² +
/// 0.62x₄²) ≥ 21 and x ≥ 0. Convex: a linear objective over a second-order cone. Minimum 29.89437815…
/// </summary>
public static class Hs73
{
    /// <summary>The problem <c>hs73</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs73",
        Start = [1, 1, 1, 1],
        Bounds = Bounds.NonNegative(4),
        SearchRegion = Bounds.Uniform(4, 0, 1),
        Constraints =
        [
            LinearConstraint.EqualTo(new double[,] { { 1, 1, 1, 1 } }, [1], "mixture"),
            LinearConstraint.AtLeast(new double[,] { { 2.3, 5.6, 11.1, 1.3 } }, [5], "fat"),
            new NonlinearConstraint(Protein, [21], [double.PositiveInfinity], ProteinJacobian, "protein with 95 % certainty"),
        ],
        Known = new KnownSolution(
            29.894378159143354, [0.6355215686350698, 0, 0.3127018807515235, 0.05177655061340677],
            Source: "Kuhn-Tucker equations of a convex problem solved to double precision"),
    };

    private static ReadOnlySpan<double> Price => [24.55, 26.75, 39, 40.5];

    private static ReadOnlySpan<double> Mean => [12, 11.9, 41.8, 52.1];

    private static ReadOnlySpan<double> Variance => [0.28, 0.19, 20.5, 0.62];

    private static double Value(ReadOnlySpan<double> x) => (24.55 * x[0]) + (26.75 * x[1]) + (39 * x[2]) + (40.5 * x[3]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        Price.CopyTo(gradient);
        return Value(x);
    }

    private static double Deviation(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < 4; i++) sum += Variance[i] * x[i] * x[i];
        return Math.Sqrt(sum);
    }

    private static void Protein(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = -1.645 * Deviation(x);
        for (int i = 0; i < 4; i++) values[0] += Mean[i] * x[i];
    }

    private static void ProteinJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        double deviation = Deviation(x);
        for (int i = 0; i < 4; i++) jacobian[i] = Mean[i] - (1.645 * Variance[i] * x[i] / deviation);
    }
}
