namespace OptiSuite.Optimizers;

/// <summary>
/// Gradient descent, x ← P(x − α ∇f(x)), with P the projection onto the bounds. The step length α comes from a backtracking line search
/// along the projection arc, or is fixed.
/// </summary>
/// <remarks>
/// The search accepts the first α of α₀, ρα₀, ρ²α₀, … with f(x(α)) ≤ f_ref − c₁ ∇f(x)ᵀ(x − x(α)), where x(α) = P(x − α∇f(x)): Nocedal and
/// Wright, Numerical Optimization (2006), algorithm 3.1; under bounds Bertsekas, IEEE Transactions on Automatic Control 21(2), 1976. With the
/// defaults it is the spectral projected gradient method of Birgin, Martínez and Raydan, SIAM Journal on Optimization 10(4), 2000, except that
/// it backtracks along the arc and by a constant factor. A trial whose value is NaN or infinite counts as too long.
/// </remarks>
/// <example><code>OptimizationResult result = new GradientDescent().Minimize(problem);
/// OptimizationResult plain = new GradientDescent { LearningRate = 0.01 }.Minimize(problem);</code></example>
public sealed record GradientDescent : IOptimizer
{
    /// <inheritdoc/>
    public string Name => "gradient-descent";

    /// <inheritdoc/>
    public OptimizerCapabilities Capabilities => new()
    {
        NeedsGradient = true,
        NeedsSmoothness = true,
        NeedsStart = true,
        Accepts = ConstraintKinds.Bounds,
    };

    /// <summary>
    /// A fixed step length α above 0, with which no line search is made; null (the default) for the line search. Descent is certain only
    /// below 2/L, L being the Lipschitz constant of ∇f; too large a rate ends the run as <see cref="ExitReason.NonFinite"/>.
    /// </summary>
    public double? LearningRate
    {
        get;
        init => field = value is { } rate ? Hyperparameter.Positive(rate, nameof(LearningRate), "leave it null for a line search, or try 0.01") : null;
    }

    /// <summary>What a trial step must improve on. Default nonmonotone.</summary>
    public LineSearchRule LineSearch
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(LineSearch));
    } = LineSearchRule.Nonmonotone;

    /// <summary>The step length tried first. Default Barzilai-Borwein.</summary>
    public FirstTrialRule FirstTrial
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(FirstTrial));
    } = FirstTrialRule.BarzilaiBorwein;

    /// <summary>c₁ in (0, 1): the share of the decrease predicted by the gradient that is asked for. Default 1e-4 (Nocedal and Wright, §3.1).</summary>
    public double SufficientDecrease
    {
        get;
        init => field = Hyperparameter.Fraction(value, nameof(SufficientDecrease), "try 1e-4");
    } = 1e-4;

    /// <summary>ρ in (0, 1): the factor by which a rejected step is shortened. Default ½.</summary>
    public double Contraction
    {
        get;
        init => field = Hyperparameter.Fraction(value, nameof(Contraction), "try 0.5");
    } = 0.5;

    /// <summary>How many objectives the nonmonotone search looks back on, at least 1. Default 20: measured, faster than
    /// the 10 of Birgin, Martínez and Raydan on ill-conditioned problems (docs/algorithms/gradient-descent.md).</summary>
    public int Memory
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(Memory), "1 makes the search monotone, 10 to 20 are usual");
    } = 20;

    /// <summary>How often one step may be shortened, at least 1; then the run ends as <see cref="ExitReason.LineSearchFailed"/>. Default 100.</summary>
    public int MaxBacktracks
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(MaxBacktracks), "try 100");
    } = 100;

    /// <inheritdoc/>
    public IOptimizerRun Start(RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new GradientDescentRun(this, context);
    }
}
