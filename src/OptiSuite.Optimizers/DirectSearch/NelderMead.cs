namespace OptiSuite.Optimizers;

/// <summary>
/// The simplex method of Nelder and Mead: the worst of n + 1 points is reflected at the centroid c of the others, x = c + ρ(c − w); a new best point is
/// followed by an expansion, a bad one by a contraction, and where that fails too the simplex shrinks towards its best point. Points are compared
/// feasibility first, and moved onto the bounds where they would leave them. It begins at the problem's start, with a simplex scaled by its sampling region.
/// </summary>
/// <remarks>
/// J. A. Nelder and R. Mead, The Computer Journal 7 (1965), in the form of J. C. Lagarias et al., SIAM Journal on Optimization 9 (1998); coefficients of
/// F. Gao and L. Han (2012); oriented restarts of C. T. Kelley (1999). Deviations: Kelley's test for sufficient decrease is made every n iterations
/// rather than in each, as it costs a linear system; bounds, constraints and restarts are treated as said above.
/// </remarks>
public sealed record NelderMead : SearchOptimizer
{
    /// <summary>How far the simplex moves. Default <see cref="SimplexCoefficients.Adaptive"/> (Gao and Han, 2012).</summary>
    public SimplexCoefficients Coefficients
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Coefficients));
    } = SimplexCoefficients.Adaptive;

    /// <summary>What happens when the simplex stagnates or has converged. Default <see cref="SimplexRestarts.Global"/>: the run uses its whole budget.</summary>
    public SimplexRestarts Restarts
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Restarts));
    } = SimplexRestarts.Global;

    /// <summary>The edges of the first simplex along the axes, in widths of the sampling region; above 0. Default 0.1: measured, see the documentation.</summary>
    public double InitialSize
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(InitialSize), "0.1 is the default");
    } = 0.1;

    /// <summary>
    /// A simplex whose every edge along every axis is at most this, in widths of the sampling region, has converged; not below 0. Default 1e-9.
    /// </summary>
    public double SizeTolerance
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(SizeTolerance), "1e-9 is the default");
    } = 1e-9;

    /// <summary>
    /// A simplex of feasible points whose objectives differ by at most this times max(1, |f|) has converged too; not below 0. Default 1e-13: what is left
    /// is rounding.
    /// </summary>
    public double ObjectiveTolerance
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(ObjectiveTolerance), "1e-13 is the default");
    } = 1e-13;

    /// <inheritdoc/>
    public override string Name => "nelder-mead";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => new()
    {
        NeedsStart = true,
        IsStochastic = Restarts == SimplexRestarts.Global,
        CanBeSaved = true,
        // The simplex has n + 1 points of n values, and so has the sum that every step needs.
        MaxDimension = 300,
        Accepts = ConstraintKinds.Continuous,
    };

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) => new NelderMeadSearch(this, space, options);
}
