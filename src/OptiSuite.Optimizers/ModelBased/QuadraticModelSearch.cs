namespace OptiSuite.Optimizers;

/// <summary>
/// Powell's trust-region method with quadratic models, of the BOBYQA kind: Q interpolates f at 2n + 1 points, and of all such quadratics changes the second
/// derivatives the least; each step minimizes Q in the ball of radius Δ inside the bounds, or improves the place of a point that is far away. For smooth
/// objectives without derivatives it needs the fewest evaluations. Bounds are never left.
/// </summary>
/// <remarks>
/// M. J. D. Powell, The NEWUOA software for unconstrained optimization without derivatives, Large-Scale Nonlinear Optimization (2006), and The BOBYQA
/// algorithm for bound constrained optimization without derivatives, DAMTP 2009/NA06 (2009). Deviations: variables are scaled by the sampling region; the
/// inverse of the interpolation system is updated whole and made anew every m steps (not kept in factors), with the origin at the best
/// point; a geometry step takes the best of lines and of two trust-region problems; the first points avoid near bounds without moving the start; the set
/// may grow; restarts.
/// </remarks>
public sealed record QuadraticModelSearch : SearchOptimizer
{
    /// <summary>What follows once the trust region has contracted. Default <see cref="ModelRestarts.Global"/>: the run uses its whole budget.</summary>
    public ModelRestarts Restarts
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Restarts));
    } = ModelRestarts.Global;

    /// <summary>
    /// The first radius Δ and resolution ρ, in widths of the sampling region; in (0, 0.5), so that three points fit between the bounds. Default 0.2: measured
    /// better than 0.1 and 0.05 where several minima exist; near a single one 0.1 takes fewer evaluations (Powell: about a tenth of the greatest
    /// expected change of a variable).
    /// </summary>
    public double InitialRadius
    {
        get;
        init => field = Hyperparameter.BelowHalf(value, nameof(InitialRadius), "0.2 is the default");
    } = 0.2;

    /// <summary>The last resolution ρ, in widths of the sampling region: where the trust region has contracted to it, the model has converged; above 0. Default 1e-8.</summary>
    public double FinalRadius
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(FinalRadius), "1e-8 is the default");
    } = 1e-8;

    /// <summary>
    /// How far the set of points may grow beyond its first 2n + 1, in [0, 1]: at 0 it keeps that number, at 1 it grows, by points that were evaluated anyway,
    /// to the (n + 1)(n + 2)/2 that determine all second derivatives. Default 0, Powell's recommendation. On smooth functions 1 saves evaluations, on
    /// rough ones it loses some, and a step costs O(n⁴) rather than O(n²).
    /// </summary>
    public double Growth
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(Growth), "0 is the default");
    }

    /// <inheritdoc/>
    public override string Name => "quadratic-model";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => new()
    {
        NeedsStart = true,
        IsStochastic = Restarts == ModelRestarts.Global,
        CanBeSaved = true,
        // A step multiplies matrices of (2n + 1)² entries with vectors.
        MaxDimension = 300,
        Accepts = ConstraintKinds.Bounds,
    };

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><see cref="FinalRadius"/> is not below <see cref="InitialRadius"/>.</exception>
    public override void Validate()
    {
        if (FinalRadius < InitialRadius) return;
        throw new ArgumentException($"FinalRadius is {FinalRadius:R} and must be below InitialRadius, {InitialRadius:R}; 1e-8 and 0.2 are the defaults.");
    }

    /// <summary>The most points in n variables.</summary>
    internal int PointsIn(int n)
    {
        int least = (2 * n) + 1, most = (n + 1) * (n + 2) / 2;
        return least + (int)Math.Round(Growth * (most - least));
    }

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) => new QuadraticModelRun(this, space, options);
}
