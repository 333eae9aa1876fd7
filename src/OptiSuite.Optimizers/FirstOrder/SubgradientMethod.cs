namespace OptiSuite.Optimizers;

/// <summary>
/// The subgradient method for convex functions with kinks, x ← P(x − t g) with any subgradient g ∈ ∂f(x); P projects onto the bounds.
/// f need not fall in every step, so the best point is kept.
/// </summary>
/// <remarks>
/// Polyak, Introduction to Optimization, 1987, chapter 5; Boyd and Park, Subgradient Methods, lecture notes of EE364b, Stanford, 2014.
/// A zero subgradient proves a minimum of a convex f; nothing else does, so most runs end by a limit, as stalled, or at a target.
/// <para>The estimated rule deviates from Nedić and Bertsekas in one point: their δ stays above a fixed limit, and the method
/// stops within it. Here δ may shrink to rounding; then it begins again at its first value and from then on shrinks half as fast
/// (β ← √β), which repairs a δ that shrank too soon.</para>
/// </remarks>
/// <example><code>OptimizationResult result = new SubgradientMethod().Minimize(problem);</code></example>
public sealed record SubgradientMethod : IOptimizer
{
    /// <inheritdoc/>
    public string Name => "subgradient";

    /// <inheritdoc/>
    public OptimizerCapabilities Capabilities => new()
    {
        NeedsGradient = true,
        NeedsStart = true,
        NeedsKnownObjective = StepRule == SubgradientStep.Polyak,
        Accepts = ConstraintKinds.Bounds,
    };

    /// <summary>
    /// The rule for the step length. Default the estimated Polyak rule. The Polyak rule takes f* from
    /// <see cref="StoppingCriteria.TargetObjective"/>, else from <see cref="Problem.Known"/>.
    /// </summary>
    public SubgradientStep StepRule
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(StepRule));
    } = SubgradientStep.EstimatedPolyak;

    /// <summary>
    /// a above 0: the scale of the diminishing and constant rules, and the length of the first step of the estimated one (by
    /// δ₀ = a‖g₀‖), which finds its scale from there. The Polyak rule does not use it. Default 1.
    /// </summary>
    public double StepSize
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(StepSize), "try the distance you expect between start and solution");
    } = 1;

    /// <summary>p in (0, 1]: how fast diminishing steps diminish. Default ½ (Boyd and Park, §3).</summary>
    public double Power
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Power), $"Power is {value} and must lie in (0, 1], or the steps add up to a finite length; try 0.5.");
    } = 0.5;

    /// <summary>Whether constant and diminishing steps are divided by ‖g‖, so that they do not depend on the scale of f. Default true.</summary>
    public bool Normalized { get; init; } = true;

    /// <summary>β in (0, 1): δ ← βδ after a step that misses the target. Default 0.95, by experiment (docs/algorithms/subgradient.md).</summary>
    public double TargetDecay
    {
        get;
        init => field = Hyperparameter.Fraction(value, nameof(TargetDecay), "try 0.95; larger is slower and safer");
    } = 0.95;

    /// <summary>ρ, at least 1: δ ← ρδ after a step that reaches the target. Default 2, by experiment.</summary>
    public double TargetGrowth
    {
        get;
        init => field = value >= 1 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(TargetGrowth), $"TargetGrowth is {value} and must be finite and at least 1; try 2.");
    } = 2;

    /// <inheritdoc/>
    public IOptimizerRun Start(RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SubgradientRun(this, context);
    }
}
