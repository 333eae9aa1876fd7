namespace OptiSuite;

/// <summary>A block of constraints that also gives products of its curvature with a vector. Linear blocks have none and need not implement it.</summary>
public interface ITwiceDifferentiableConstraint : IConstraint
{
    /// <summary>Whether <see cref="HessianVector"/> may be called. The base: yes.</summary>
    bool HasHessian => true;

    /// <summary>Writes Σᵢ λᵢ ∇²cᵢ(x)·v, the sum over the rows of this block.</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="multipliers">λ, m values of any sign.</param>
    /// <param name="v">The vector, n values.</param>
    /// <param name="product">Receives the product, n values; its old content is to be overwritten, not added to.</param>
    void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers, ReadOnlySpan<double> v, Span<double> product);
}
