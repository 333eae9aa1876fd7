namespace OptiSuite.Problems;

/// <summary>
/// The Styblinski–Tang function f(x) = ½ Σ (xᵢ⁴ − 16 xᵢ² + 5 xᵢ): separable, 2ⁿ local minima. Reference: Styblinski and Tang (1990).
/// </summary>
public sealed class StyblinskiTang : ITwiceDifferentiableObjective
{
    // The leftmost root of 4t³ − 32t + 5 = 0 and the value there, computed to 25 digits.
    private const double Lowest = -2.903534027771177095;
    private const double Depth = -39.16616570377141546;

    /// <summary>The problem <c>styblinski-tang-n</c>: box [−5, 5]ⁿ, minimum −39.16616570377141… n at (−2.9035340277…, …).</summary>
    /// <param name="dimension">n, at least 1.</param>
    public static Problem Create(int dimension) => LandscapeProblem.Scalable(
        new StyblinskiTang(), "styblinski-tang", dimension, -5, 5,
        new KnownSolution(
            Depth * dimension, LandscapeProblem.Constant(dimension, Lowest),
            Source: "closed form: root of 4t³ − 32t + 5 in each variable"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double t in x) sum += t * ((t * ((t * t) - 16)) + 5);
        return sum / 2;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < x.Length; i++) gradient[i] = (x[i] * ((2 * x[i] * x[i]) - 16)) + 2.5;
        return Evaluate(x);
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        for (int i = 0; i < x.Length; i++) product[i] = ((6 * x[i] * x[i]) - 16) * v[i];
    }
}
