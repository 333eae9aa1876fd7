namespace OptiSuite.Optimizers;

/// <summary>
/// Random search: points drawn from the problem's sampling region, of which the best counts, feasibility first. It learns nothing, which makes it the
/// baseline that any other method should beat. The problem's start, where it names one, is the first point.
/// </summary>
/// <remarks>S. H. Brooks, A discussion of random methods for seeking maxima, Operations Research 6(2) (1958).</remarks>
public sealed record RandomSearch : SearchOptimizer
{
    private static readonly OptimizerCapabilities _capabilities = new()
    {
        NeedsSearchRegion = true,
        IsStochastic = true,
        CanBeSaved = true,
        Accepts = ConstraintKinds.Continuous | ConstraintKinds.Integer,
    };

    /// <summary>How points are spread. Default uniform.</summary>
    public RandomSampling Sampling
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Sampling));
    } = RandomSampling.Uniform;

    /// <summary>The points of an iteration, at least 1: so many can be evaluated in parallel. Default 50; the points do not depend on it.</summary>
    public int BatchSize
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(BatchSize), "50 is the default");
    } = 50;

    /// <inheritdoc/>
    public override string Name => "random-search";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => _capabilities;

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) => new RandomPoints(this, space, options);
}
