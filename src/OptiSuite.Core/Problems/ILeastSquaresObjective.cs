namespace OptiSuite;

/// <summary>
/// A sum of squares f(x) = ½‖r(x)‖² with r: ℝⁿ → ℝᵏ, so that ∇f = Jᵀr and, near a good fit, ∇²f ≈ JᵀJ. Mind the factor ½: where the
/// sum is wanted without it, scale every residual by √2.
/// </summary>
public interface ILeastSquaresObjective : IDifferentiableObjective
{
    /// <summary>The number of residuals k, at least 1.</summary>
    int ResidualCount { get; }

    /// <summary>Writes r(x).</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="residuals">Receives r(x), k values.</param>
    void Residuals(ReadOnlySpan<double> x, Span<double> residuals);

    /// <summary>Writes the Jacobian of r.</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="jacobian">Receives ∂rᵢ/∂xⱼ, k×n, row-major.</param>
    void ResidualJacobian(ReadOnlySpan<double> x, Span<double> jacobian);
}
