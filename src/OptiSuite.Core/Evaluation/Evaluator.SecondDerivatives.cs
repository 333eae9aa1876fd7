namespace OptiSuite;

/// <content>Second derivatives: the user's only, never differenced. They cost no budget, and are counted.</content>
public sealed partial class Evaluator
{
    /// <summary>The number of residuals k where the objective is a sum of squares; 0 otherwise.</summary>
    public int ResidualCount => Problem.Objective is ILeastSquaresObjective { ResidualCount: var count } ? count : 0;

    /// <summary>Writes ∇²f(x)·v.</summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="v">The vector, n values.</param>
    /// <param name="product">Receives the product, n values.</param>
    /// <exception cref="InvalidOperationException">The objective gives no Hessian products.</exception>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        if (Problem.Objective is not ITwiceDifferentiableObjective)
        {
            throw new InvalidOperationException($"The objective of '{Problem.Name}' gives no Hessian products.");
        }

        RequireInside(x);
        _limits.ThrowIfInterrupted();
        _hessianVector++;
        _functions.HessianVector(x, v, product);
    }

    /// <summary>
    /// Writes (∇²f(x) + Σ λᵢ∇²cᵢ(x))·v, the sum over the rows of all blocks, and returns whether every entry is finite. It counts as one
    /// product. Linear blocks, and blocks whose multipliers are all zero, are not asked.
    /// </summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="multipliers">λ, m values, with the signs of <see cref="Multipliers"/>.</param>
    /// <param name="v">The vector, n values.</param>
    /// <param name="product">Receives the product, n values.</param>
    /// <exception cref="InvalidOperationException">The objective or a nonlinear block gives no second derivatives.</exception>
    public bool HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers, ReadOnlySpan<double> v, Span<double> product)
    {
        HessianVector(x, v, product);
        using var scratch = new ScratchVector(product.Length);
        int offset = 0;
        foreach (IConstraint constraint in Problem.Constraints)
        {
            ReadOnlySpan<double> lambda = multipliers.Slice(offset, constraint.Count);
            offset += constraint.Count;
            if ((constraint.Kinds & ConstraintKinds.Nonlinear) == ConstraintKinds.None || !lambda.ContainsAnyExcept(0.0)) continue;
            if (constraint is not ITwiceDifferentiableConstraint { HasHessian: true } curved)
            {
                throw new InvalidOperationException(
                    $"Constraint '{constraint.Name}' of '{Problem.Name}' gives no second derivatives; set the NeedsHessian capability to have that refused in time.");
            }

            _functions.HessianVector(curved, x, lambda, v, scratch.Span);
            for (int j = 0; j < product.Length; j++) product[j] += scratch.Span[j];
        }

        if (AllFinite(product)) return true;
        _nonFinite++;
        return false;
    }

    /// <summary>Writes the Jacobian of the residuals of a sum of squares, and returns whether every entry is finite. It counts as a gradient.</summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="jacobian">Receives ∂rᵢ/∂xⱼ, k×n, row-major.</param>
    /// <exception cref="InvalidOperationException">The objective is no sum of squares.</exception>
    public bool ResidualJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        if (Problem.Objective is not ILeastSquaresObjective)
        {
            throw new InvalidOperationException($"The objective of '{Problem.Name}' is no sum of squares; declare NeedsResiduals.");
        }

        RequireInside(x);
        _limits.ThrowIfInterrupted();
        _gradient++;
        _functions.ResidualJacobian(x, jacobian);
        if (AllFinite(jacobian)) return true;
        _nonFinite++;
        return false;
    }
}
