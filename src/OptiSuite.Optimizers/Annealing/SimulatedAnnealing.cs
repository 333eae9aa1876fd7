namespace OptiSuite.Optimizers;

/// <summary>
/// Simulated annealing with adaptive steps: a point walks at random, a better one is always taken and a worse one with probability
/// exp(−(f′ − f)/T), while the temperature T falls. Steps change one variable, or all along the directions in which the walk has moved lately, and their
/// lengths follow how often they are taken.
/// </summary>
/// <remarks>
/// A. Corana, M. Marchesi, C. Martini and S. Ridella, ACM Transactions on Mathematical Software 13(3) (1987), for steps along the variables; D. Vanderbilt
/// and S. G. Louie, Journal of Computational Physics 56 (1984), for steps with the walk's covariance. Deviations: the first temperature comes from a
/// few random points, the cooling is planned for the budget, and a run is a few walks, the first short. Violations are compared
/// before objectives, with a temperature of their own. A step is one evaluation, and a hot walk finds nothing better for many: runs with
/// the default <see cref="StoppingCriteria.StallIterations"/> may end early. Integer variables walk as real numbers and are rounded where they are evaluated.
/// </remarks>
public sealed record SimulatedAnnealing : SearchOptimizer
{
    private static readonly OptimizerCapabilities _capabilities = new()
    {
        NeedsSearchRegion = true,
        IsStochastic = true,
        CanBeSaved = true,
        Accepts = ConstraintKinds.Continuous | ConstraintKinds.Integer,
    };

    /// <summary>
    /// The first temperature, above 0, in the unit of the objective. Default (null): the standard deviation of the objective over 2 n + 10 random points.
    /// </summary>
    public double? InitialTemperature
    {
        get;
        init => field = value is { } given ? Hyperparameter.Positive(given, nameof(InitialTemperature), "null is the default") : null;
    }

    /// <summary>The last temperature of a walk as a share of the first, in (0, 1). In between it falls by a constant factor. Default 1e-16: measured.</summary>
    public double FinalTemperature
    {
        get;
        init => field = Hyperparameter.Fraction(value, nameof(FinalTemperature), "1e-16 is the default");
    } = 1e-16;

    /// <summary>
    /// The probability that a step changes all variables, along the directions of the walk, instead of one, in [0, 1]. Default 0.7: measured. In more than 200
    /// variables it does not happen.
    /// </summary>
    public double JointSteps
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(JointSteps), "0.7 is the default");
    } = 0.7;

    /// <summary>
    /// The evaluations per variable of the first walk; every other is <see cref="WalkGrowth"/> times as long, and the last has what is left of the budget.
    /// 0: one walk for the whole budget, and for 10 000 n evaluations where there is no budget. Default 1000.
    /// </summary>
    public int FirstWalk
    {
        get;
        init => field = Hyperparameter.AtLeast(0, value, nameof(FirstWalk), "1000 is the default");
    } = 1000;

    /// <summary>How many times as long every walk is as the one before, at least 1. Default 3.</summary>
    public double WalkGrowth
    {
        get;
        init => field = value >= 1
            ? Hyperparameter.Positive(value, nameof(WalkGrowth), "3 is the default")
            : throw new ArgumentOutOfRangeException(nameof(WalkGrowth), value, "Walks cannot become shorter; 3 is the default.");
    } = 3;

    /// <inheritdoc/>
    public override string Name => "simulated-annealing";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => _capabilities;

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) => new AnnealingSearch(this, space, options);
}
