namespace OptiSuite.Optimizers;

/// <summary>
/// One variable after the other, each by a global search along its axis: STEP bisects the interval whose parabola down to just below the best value
/// known is the flattest, (√(f₁ − f* + ε) + √(f₂ − f* + ε))/h being the least, and parabolic steps as Brent's refine the best place. For separable
/// objectives f(x) = Σ fⱼ(xⱼ), be they ever so rugged; whether it is one is tested first, with n + 2 evaluations, and where it is not the search ends.
/// </summary>
/// <remarks>
/// S. Swarzberg, G. Seront and H. Bersini, S.T.E.P.: the easiest way to optimize a function, IEEE World Congress on Computational Intelligence (1994);
/// R. P. Brent, Algorithms for Minimization Without Derivatives (1973), chapter 5; along all axes in turn as in P. Pošík and W. Huyer, Restarted local search
/// algorithms for continuous black box optimization, Evolutionary Computation 20(4) (2012). Additions: the tests for separability, the values of earlier
/// passes that stay known where the objective is a sum, and a range that grows where its end is best and no bound.
/// </remarks>
public sealed record CoordinateSearch : SearchOptimizer
{
    private static readonly OptimizerCapabilities _capabilities = new()
    {
        NeedsStart = true,
        IsStochastic = true,
        CanBeSaved = true,
        Accepts = ConstraintKinds.Bounds,
    };

    /// <summary>
    /// Whether the search ends as stalled as soon as a test shows that the variables are coupled. Default true: elsewhere other methods do better. False
    /// goes on, pass after pass, until one gains nothing.
    /// </summary>
    public bool StopWhenCoupled { get; init; } = true;

    /// <summary>
    /// After how many points of STEP along an axis without a better one the axis is left in the first pass, at least 4; twice that in each further
    /// pass. An axis along which only one minimum shows takes a quarter. Default 20: measured, see the documentation.
    /// </summary>
    public int Patience
    {
        get;
        init => field = Hyperparameter.AtLeast(4, value, nameof(Patience), "20 is the default");
    } = 20;

    /// <summary>After how many passes the search ends, at least 1; a pass over a sum that gained is not counted. Default 4.</summary>
    public int Passes
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(Passes), "4 is the default");
    } = 4;

    /// <summary>How exactly a minimum along an axis is located, in widths of the sampling region; above 0. Default 1e-10.</summary>
    public double StepTolerance
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(StepTolerance), "1e-10 is the default");
    } = 1e-10;

    /// <inheritdoc/>
    public override string Name => "coordinate-search";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => _capabilities;

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) => new CoordinateRun(this, space, options);
}
