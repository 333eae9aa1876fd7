using System.Collections.Immutable;

namespace OptiSuite.Problems;

/// <summary>
/// The chained Rosenbrock function f(x) = Σᵢ₌₁ⁿ⁻¹ [100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²]: a curved, flat valley.
/// For n ≥ 4 there is a second local minimum near (−1, 1, …, 1). Reference: Rosenbrock (1960).
/// </summary>
public sealed class Rosenbrock : ITwiceDifferentiableObjective
{
    /// <summary>The problem <c>rosenbrock-n</c>: start (−1.2, 1, −1.2, 1, …), box [−5, 10]ⁿ, minimum 0 at (1, …, 1).</summary>
    /// <param name="dimension">n, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 2: a chain needs two variables.</exception>
    public static Problem Create(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 2);
        ImmutableArray<double> start = [.. Enumerable.Range(0, dimension).Select(i => i % 2 == 0 ? -1.2 : 1)];
        return LandscapeProblem.Scalable(
            new Rosenbrock(), "rosenbrock", dimension, -5, 10,
            new KnownSolution(0, LandscapeProblem.Constant(dimension, 1), Source: "closed form: a sum of squares"), start);
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double valley = x[i + 1] - (x[i] * x[i]), slope = 1 - x[i];
            sum += (100 * valley * valley) + (slope * slope);
        }

        return sum;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0;
        gradient[0] = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double valley = x[i + 1] - (x[i] * x[i]), slope = 1 - x[i];
            sum += (100 * valley * valley) + (slope * slope);
            gradient[i] -= (400 * x[i] * valley) + (2 * slope);
            gradient[i + 1] = 200 * valley;
        }

        return sum;
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        product[0] = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double diagonal = (1200 * x[i] * x[i]) - (400 * x[i + 1]) + 2, coupling = -400 * x[i];
            product[i] += (diagonal * v[i]) + (coupling * v[i + 1]);
            product[i + 1] = (coupling * v[i]) + (200 * v[i + 1]);
        }
    }
}
