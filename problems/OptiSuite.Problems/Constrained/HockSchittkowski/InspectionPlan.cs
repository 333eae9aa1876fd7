namespace OptiSuite.Problems;

/// <summary>
/// Problems 68 and 69 of Hock and Schittkowski (1981), a cost-optimal inspection plan: minimize (a n − (b (exp(x₁) − 1) − x₃) x₄ /
/// (exp(x₁) − 1 + x₄)) / x₁ subject to x₃ = 2Φ(−x₂) and x₄ = Φ(−x₂ + d√n) + Φ(−x₂ − d√n), where Φ is the distribution function of the
/// standard normal distribution.
/// </summary>
/// <param name="a">The parameter a.</param>
/// <param name="b">The parameter b.</param>
/// <param name="d">The parameter d, a number of standard deviations.</param>
/// <param name="n">The sample size n.</param>
internal sealed class InspectionPlan(double a, double b, double d, double n)
{
    private readonly double _shift = d * Math.Sqrt(n);

    /// <summary>The problem, without a known solution.</summary>
    /// <param name="name">What to call it.</param>
    public Problem Create(string name) => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = name,
        Start = [1, 1, 1, 1],
        Bounds = new Bounds([0.0001, 0, 0, 0], [100, 100, 2, 2]),
        SearchRegion = new Bounds([0.01, 0, 0, 0.01], [10, 10, 2, 2]),
        Constraints = [new NonlinearConstraint(Probabilities, [0, 0], [0, 0], ProbabilitiesJacobian, "probabilities of alarm")],
    };

    private double Value(ReadOnlySpan<double> x)
    {
        double growth = Math.Exp(x[0]) - 1;
        return ((a * n) - (((b * growth) - x[2]) * x[3] / (growth + x[3]))) / x[0];
    }

    private double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double growth = Math.Exp(x[0]) - 1, slope = growth + 1, gain = (b * growth) - x[2], sum = growth + x[3];
        double value = ((a * n) - (gain * x[3] / sum)) / x[0];
        gradient[0] = -((slope * x[3] * (b - (gain / sum)) / sum) + value) / x[0];
        gradient[1] = 0;
        gradient[2] = x[3] / (sum * x[0]);
        gradient[3] = -gain * growth / (sum * sum * x[0]);
        return value;
    }

    private void Probabilities(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[2] - (2 * StandardNormal.Distribution(-x[1]));
        values[1] = x[3] - StandardNormal.Distribution(_shift - x[1]) - StandardNormal.Distribution(-_shift - x[1]);
    }

    private void ProbabilitiesJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian.Clear();
        jacobian[1] = 2 * StandardNormal.Density(x[1]);
        jacobian[2] = 1;
        jacobian[5] = StandardNormal.Density(_shift - x[1]) + StandardNormal.Density(_shift + x[1]);
        jacobian[7] = 1;
    }
}
