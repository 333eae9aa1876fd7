namespace OptiSuite.Problems;

/// <summary>
/// The Rastrigin function f(x) = 10 n + Σ [xᵢ² − 10 cos(2π xᵢ)]: separable, with a regular grid of local minima, about 11ⁿ in its box.
/// References: Rastrigin (1974); Mühlenbein, Schomisch and Born (1991) for n variables.
/// </summary>
/// <remarks>Computed as Σ [xᵢ² + 20 sin²(π xᵢ)], the same function without the cancellation near the minimum.</remarks>
public sealed class Rastrigin : ITwiceDifferentiableObjective
{
    /// <summary>The problem <c>rastrigin-n</c>: box [−5.12, 5.12]ⁿ, minimum 0 at the origin.</summary>
    /// <param name="dimension">n, at least 1.</param>
    public static Problem Create(int dimension) => LandscapeProblem.Scalable(
        new Rastrigin(), "rastrigin", dimension, -5.12, 5.12,
        new KnownSolution(0, LandscapeProblem.Constant(dimension, 0), Source: "closed form: every term is at least 0"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double t in x)
        {
            double sine = double.SinPi(t);
            sum += (t * t) + (20 * sine * sine);
        }

        return sum;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < x.Length; i++) gradient[i] = (2 * x[i]) + (20 * Math.PI * double.SinPi(2 * x[i]));
        return Evaluate(x);
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        for (int i = 0; i < x.Length; i++) product[i] = (2 + (40 * Math.PI * Math.PI * double.CosPi(2 * x[i]))) * v[i];
    }
}
