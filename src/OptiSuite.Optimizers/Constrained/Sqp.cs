namespace OptiSuite.Optimizers;

/// <summary>
/// Sequential quadratic programming for smooth problems with bounds, linear and nonlinear constraints: at every iterate a strictly
/// convex quadratic program min ½dᵀBd + ∇f(x)ᵀd, lower ≤ c(x) + A(x)d ≤ upper, l ≤ x + d ≤ u gives a step and multipliers.
/// </summary>
/// <remarks>
/// <para>
/// The pieces: linear feasibility before the first evaluation; B by damped, self-scaled BFGS (Powell, A fast algorithm for nonlinearly
/// constrained optimization calculations, 1978; Al-Baali, J. Optim. Theory Appl. 96, 1998); the program by the dual active-set method of
/// Goldfarb and Idnani (1983); an ℓ1 merit function with one penalty a row (Powell 1978) and a backtracking search, or Wolfe's conditions where
/// no row is nonlinear (Nocedal and Wright, Numerical Optimization, 2006, 3.1 and 18.3, with the second-order correction); elastic rows where
/// the linearization has no solution (Gill, Murray and Saunders, SNOPT, SIAM Review 47(1), 2005); restoration of feasibility, whose
/// failure is a certificate; one probe of the curvature where the first-order test passes. docs/algorithms/sqp.md has a table of them.
/// </para>
/// <para>
/// Every evaluated point lies inside the bounds exactly. NaN and infinite values shorten the step. Multipliers follow
/// <see cref="OptiSuite.Multipliers"/>: L = f + Σ λᵢcᵢ, λᵢ ≥ 0 at an upper limit and ≤ 0 at a lower one. B is dense: an iteration takes
/// O(n²) operations and O(n²) more for every change of the active set, and about 32 n² bytes of memory.
/// </para>
/// </remarks>
public sealed record Sqp : IOptimizer
{
    /// <inheritdoc/>
    public string Name => "sqp";

    /// <inheritdoc/>
    public OptimizerCapabilities Capabilities => new()
    {
        NeedsGradient = true,
        NeedsSmoothness = true,
        NeedsHessian = Hessian == SqpHessian.Exact,
        NeedsResiduals = Hessian == SqpHessian.GaussNewton,
        NeedsStart = true,
        Accepts = ConstraintKinds.Continuous,
    };

    /// <summary>
    /// η in the test φ(x + αd) ≤ φ(x) + ηαφ′(x; d) of the line search, in (0, ½). Default 1e-4, as Nocedal and Wright, 3.1.
    /// </summary>
    public double SufficientDecrease
    {
        get;
        init => field = Hyperparameter.BelowHalf(value, nameof(SufficientDecrease), "1e-4 is the default");
    } = 1e-4;

    /// <summary>The most points tried along one direction, at least 1. Default 30: a step of about 10⁻⁹ at halving.</summary>
    public int MaxSearchSteps
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(MaxSearchSteps), "30 is the default");
    } = 30;

    /// <summary>
    /// The first point of a search is at most this times (1 + ‖x‖₂) away, positive. Default 10; SNOPT's major step limit is 2.
    /// </summary>
    public double StepLimit
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(StepLimit), "10 is the default, and a large number takes the limit off");
    } = 10;

    /// <summary>Whether a full step that the merit function rejects is corrected for the curvature of the constraints. Default true.</summary>
    public bool SecondOrderCorrection { get; init; } = true;

    /// <summary>
    /// The iterations in which a penalty of the merit function may also fall; later it only rises, which rules out cycling (Powell 1978
    /// lets it fall for ever). At least 0. Default 200.
    /// </summary>
    public int PenaltyDecreaseIterations
    {
        get;
        init => field = Hyperparameter.AtLeast(0, value, nameof(PenaltyDecreaseIterations), "200 is the default");
    } = 200;

    /// <summary>
    /// The first weight of elastic rows, in units of max(1, ‖∇f‖∞); raised tenfold while that brings the linearization closer to
    /// feasibility. Positive. Default 10; SNOPT's elastic weight is 1e4 in units of ‖∇f‖₂.
    /// </summary>
    public double ElasticWeight
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(ElasticWeight), "10 is the default");
    } = 10;

    /// <summary>
    /// The most extra iterations that sharpen a point which already passes the first-order test, so that f and the multipliers are
    /// right beyond the tolerance; at least 0. Default 5; one is the rule, for convergence is superlinear.
    /// </summary>
    public int PolishIterations
    {
        get;
        init => field = Hyperparameter.AtLeast(0, value, nameof(PolishIterations), "5 is the default");
    } = 5;

    /// <summary>
    /// Where the Hessian of the Lagrangian comes from: BFGS updates, the user's second derivatives, or JᵀJ of a sum of squares. Default
    /// <see cref="SqpHessian.QuasiNewton"/>, as fmincon's <c>sqp</c>.
    /// </summary>
    public SqpHessian Hessian
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Hessian));
    }

    /// <summary>Multipliers and Hessian of an earlier run on a similar problem. Default null: none.</summary>
    public SqpWarmStart? WarmStart { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The warm start is of another size than the problem.</exception>
    public IOptimizerRun Start(RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WarmStart?.RequireFits(context.Problem);
        return new SqpRun(this, context);
    }
}
