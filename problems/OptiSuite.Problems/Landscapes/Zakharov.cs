namespace OptiSuite.Problems;

/// <summary>
/// The Zakharov function f(x) = Σ xᵢ² + s² + s⁴ with s = Σ i xᵢ / 2: convex, not separable, one steep direction.
/// Reference: Jamil and Yang (2013).
/// </summary>
public sealed class Zakharov : ITwiceDifferentiableObjective
{
    /// <summary>The problem <c>zakharov-n</c>: box [−5, 10]ⁿ, minimum 0 at the origin.</summary>
    /// <param name="dimension">n, at least 1.</param>
    public static Problem Create(int dimension) => LandscapeProblem.Scalable(
        new Zakharov(), "zakharov", dimension, -5, 10,
        new KnownSolution(0, LandscapeProblem.Constant(dimension, 0), Source: "closed form: a sum of squares"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double squares = 0;
        foreach (double t in x) squares += t * t;
        double s = WeightedSum(x);
        return squares + (s * s * (1 + (s * s)));
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double s = WeightedSum(x), slope = s + (2 * s * s * s);
        for (int i = 0; i < x.Length; i++) gradient[i] = (2 * x[i]) + (slope * (i + 1));
        return Evaluate(x);
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        double s = WeightedSum(x), curvature = (1 + (6 * s * s)) * WeightedSum(v);
        for (int i = 0; i < x.Length; i++) product[i] = (2 * v[i]) + (curvature * (i + 1));
    }

    private static double WeightedSum(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += (i + 1) * x[i];
        return sum / 2;
    }
}
