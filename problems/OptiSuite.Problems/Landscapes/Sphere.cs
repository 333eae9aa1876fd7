using System.Numerics.Tensors;

namespace OptiSuite.Problems;

/// <summary>The sphere f(x) = Σ xᵢ²: convex, separable, condition 1. Reference: De Jong (1975), F1.</summary>
public sealed class Sphere : ITwiceDifferentiableObjective
{
    /// <summary>The problem <c>sphere-n</c>: box [−5.12, 5.12]ⁿ, minimum 0 at the origin.</summary>
    /// <param name="dimension">n, at least 1.</param>
    public static Problem Create(int dimension) => LandscapeProblem.Scalable(
        new Sphere(), "sphere", dimension, -5.12, 5.12,
        new KnownSolution(0, LandscapeProblem.Constant(dimension, 0), Source: "closed form: a sum of squares"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x) => TensorPrimitives.SumOfSquares(x);

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        TensorPrimitives.Multiply(x, 2.0, gradient);
        return Evaluate(x);
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product) =>
        TensorPrimitives.Multiply(v, 2.0, product);
}
