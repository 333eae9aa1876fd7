namespace OptiSuite;

/// <content>Derivatives: the user's, or finite differences.</content>
public sealed partial class Evaluator
{
    /// <summary>Whether the gradient or a Jacobian is taken by finite differences, and is therefore not exact.</summary>
    public bool DerivativesAreDifferenced => _sampler is not null;

    /// <summary>
    /// Writes ∇f(x) at a point whose f(x) is known already, so that finite differences need not take it again, and returns whether every
    /// entry is finite. Where the user's code gives f and ∇f in one call, that call is made, and counts as one.
    /// </summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="objective">f(x), finite.</param>
    /// <param name="gradient">Receives the gradient, n values.</param>
    public bool Gradient(ReadOnlySpan<double> x, double objective, Span<double> gradient)
    {
        if (_functions.Differentiable is not null) return double.IsFinite(Objective(x, gradient));
        Sampler.Gradient(this, x, objective, gradient);
        if (AllFinite(gradient)) return true;
        _nonFinite++;
        return false;
    }

    /// <summary>Writes the Jacobian of all constraints and returns whether every entry is finite.</summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="values">c(x), m values, as <see cref="Constraints"/> wrote them; needed for finite differences.</param>
    /// <param name="jacobian">Receives the Jacobian, m×n, row-major.</param>
    public bool Jacobian(ReadOnlySpan<double> x, ReadOnlySpan<double> values, Span<double> jacobian)
    {
        if (_rows.Count == 0) return true;
        RequireInside(x);
        _limits.ThrowIfInterrupted();
        _functions.Jacobians(x, jacobian);
        if (_someJacobians) _jacobian++;
        if (!_allJacobians) Sampler.Jacobian(this, x, values, jacobian);
        if (AllFinite(jacobian)) return true;
        _nonFinite++;
        return false;
    }

    /// <summary>
    /// Writes ∇f(x) and the Jacobian of all constraints at a point whose f(x) and c(x) are known, and returns whether every entry is finite.
    /// Where both are taken by finite differences and need the same samples, f and c are evaluated at each of them together, in one batch;
    /// otherwise it is <see cref="Gradient"/> and <see cref="Jacobian"/>.
    /// </summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="objective">f(x), finite.</param>
    /// <param name="values">c(x), m values.</param>
    /// <param name="gradient">Receives the gradient, n values.</param>
    /// <param name="jacobian">Receives the Jacobian, m×n, row-major.</param>
    public bool Derivatives(ReadOnlySpan<double> x, double objective, ReadOnlySpan<double> values, Span<double> gradient, Span<double> jacobian)
    {
        bool together = _functions.Differentiable is null && !_allJacobians && _sampler is { SamplesAlike: true };
        if (!together) return Gradient(x, objective, gradient) & Jacobian(x, values, jacobian);
        RequireInside(x);
        _limits.ThrowIfInterrupted();
        _functions.Jacobians(x, jacobian);
        if (_someJacobians) _jacobian++;
        Sampler.Derivatives(this, x, objective, values, gradient, jacobian);
        if (AllFinite(gradient) && AllFinite(jacobian)) return true;
        _nonFinite++;
        return false;
    }

    /// <summary>
    /// Changes from forward to central differences for the rest of the run, where derivatives are differenced and the user left the choice
    /// (<see cref="FiniteDifferenceScheme.Automatic"/>). For an optimizer that is about to stop, or whose line search fails: derivatives taken
    /// afterwards are more accurate, and those at the current point worth taking again.
    /// </summary>
    /// <returns>True where this call made the change; false where nothing changes.</returns>
    public bool TrySwitchToCentral() => _sampler is not null && _sampler.TrySwitchToCentral();

    private DifferenceSampler Sampler => _sampler ?? throw new InvalidOperationException(
        $"'{Problem.Name}' lacks a derivative that the optimizer did not declare to need; set its NeedsGradient capability.");
}
