namespace OptiSuite.Problems;

/// <summary>
/// The ellipsoid f(x) = Σ κ^((i−1)/(n−1)) xᵢ² with condition κ: convex, separable, and slow for every method that does not learn scales.
/// Reference: Hansen and Ostermeier (2001), f_elli.
/// </summary>
public sealed class Ellipsoid : ITwiceDifferentiableObjective
{
    private readonly double[] _weights;

    /// <summary>An ellipsoid of n variables.</summary>
    /// <param name="dimension">n, at least 1. With one variable the weight is 1.</param>
    /// <param name="condition">κ, the condition number of the Hessian, at least 1. Default 1e6, as Hansen and Ostermeier (2001).</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or the condition is below 1, or the condition not finite.</exception>
    public Ellipsoid(int dimension, double condition = 1e6)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (!(condition >= 1 && double.IsFinite(condition)))
        {
            throw new ArgumentOutOfRangeException(nameof(condition), condition, "The condition of a Hessian is finite and at least 1.");
        }

        _weights = new double[dimension];
        for (int i = 0; i < dimension; i++) _weights[i] = dimension == 1 ? 1 : Math.Pow(condition, i / (dimension - 1.0));
    }

    /// <summary>The problem <c>ellipsoid-n</c> with condition 1e6: box [−5, 5]ⁿ, minimum 0 at the origin.</summary>
    /// <param name="dimension">n, at least 1.</param>
    public static Problem Create(int dimension) => LandscapeProblem.Scalable(
        new Ellipsoid(dimension), "ellipsoid", dimension, -5, 5,
        new KnownSolution(0, LandscapeProblem.Constant(dimension, 0), Source: "closed form: a sum of squares"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += _weights[i] * x[i] * x[i];
        return sum;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < x.Length; i++) gradient[i] = 2 * _weights[i] * x[i];
        return Evaluate(x);
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        for (int i = 0; i < v.Length; i++) product[i] = 2 * _weights[i] * v[i];
    }
}
