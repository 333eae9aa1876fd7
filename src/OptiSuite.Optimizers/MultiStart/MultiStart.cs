namespace OptiSuite.Optimizers;

/// <summary>
/// A local method from many starts, for problems with several local minima: quasi-random points are sampled in stages, the most promising ones that
/// lie near no better point are starts of local searches, and every distinct local solution found is kept (<see cref="OptimizationResult.Solutions"/>).
/// </summary>
/// <remarks>
/// <para>
/// Multi-level single linkage (A. H. G. Rinnooy Kan and G. T. Timmer, Stochastic global optimization methods, part II: multi level methods, Mathematical
/// Programming 39, 1987). After N samples a sample among the best ones is a start where no better sample lies within the critical distance
/// r = π^(−½) (Γ(1 + n/2) σ ln N / N)^(1/n), measured with the sampling box as the unit cube, and no better known solution within r/4. So few basins are
/// searched twice, and r shrinks until every basin has a start. Deviations: the samples are quasi-random (<see cref="ScrambledHalton"/>), the problem's own
/// start is always the first start, the starts of a stage are searched at the same time, samples are compared feasibility first
/// (<see cref="FeasibilityFirst"/>), and the quarter (theirs is a small constant).
/// </para>
/// <para>
/// Samples come from the problem's search region (its part inside the bounds), else from the bounds; where a side is infinite, it is
/// <see cref="Reach"/>·(1 + |xⱼ|) from the start x, or from the point of the bounds nearest to the origin where the problem names no start.
/// An iteration is a stage. The result is the best solution found, and the same on any number of threads.
/// </para>
/// </remarks>
public sealed record MultiStart : IOptimizer
{
    /// <summary>The local method. Default <see cref="Sqp"/>.</summary>
    public IOptimizer Local
    {
        get;
        init => field = value switch
        {
            null => throw new ArgumentNullException(nameof(Local)),
            MultiStart => throw new ArgumentException("Local is a MultiStart itself; give the method that searches from a single start, such as sqp."),
            _ => value,
        };
    } = new Sqp();

    /// <summary>
    /// The most local searches, at least 1. Fewer are made where the samples show fewer basins. Default 20; MATLAB's MultiStart has no default.
    /// </summary>
    public int Starts
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(Starts), "20 is the default");
    } = 20;

    /// <summary>The points sampled for every local search that is allowed, at least 1. Default 20: measured better than 5 and 10.</summary>
    public int SamplesPerStart
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(SamplesPerStart), "20 is the default");
    } = 20;

    /// <summary>
    /// The most local searches of a stage, at least 1. They do not know of each other, so few find more with the same number of searches, and many keep
    /// more threads busy. Default 4. It is part of the result; <see cref="Threads"/> is not.
    /// </summary>
    public int StartsPerStage
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(StartsPerStage), "4 is the default");
    } = 4;

    /// <summary>
    /// The part of the samples, the best ones, that may become starts: γ, above 0 and at most 1. Default 0.5: 0.2 of so few samples measured worse.
    /// </summary>
    public double ReducedSample
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ReducedSample), $"ReducedSample is {value} and must lie in (0, 1]; 0.5 is the default.");
    } = 0.5;

    /// <summary>
    /// σ of the critical distance, positive: larger makes fewer searches. Default 2: above it, the probability that a stage starts a search tends to 0
    /// with the number of samples; above 4 the number of all searches is finite (Rinnooy Kan and Timmer 1987, part II), but so coarse a filter misses more
    /// minima in the first hundreds of samples.
    /// </summary>
    public double CriticalDistance
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(CriticalDistance), "2 is the default");
    } = 2;

    /// <summary>The iterations of one local search at most, at least 1. Default 1000, as fmincon's interior-point.</summary>
    public int LocalIterations
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(LocalIterations), "1000 is the default");
    } = 1000;

    /// <summary>
    /// Two solutions are one where no variable differs by more than this part of its sampling interval, positive. Default 1e-4: gradients
    /// within 1e-6 leave x to about that.
    /// </summary>
    public double SolutionDistance
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(SolutionDistance), "1e-4 is the default");
    } = 1e-4;

    /// <summary>How far the sampling box reaches where the problem has no finite one, in units of 1 + |xⱼ|, positive. Default 10.</summary>
    public double Reach
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(Reach), "10 is the default");
    } = 10;

    /// <summary>
    /// The local searches at the same time at most, at least 1. Above 1 the problem's functions must be safe to call from several threads. Default 1.
    /// The result does not depend on it.
    /// </summary>
    public int Threads
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(Threads), "1 is the default");
    } = 1;

    /// <inheritdoc/>
    public string Name => "multi-start";

    /// <summary>What the local method needs and accepts, but no start: the sampling gives starts.</summary>
    public OptimizerCapabilities Capabilities => Local.Capabilities with { NeedsStart = false, IsStochastic = true };

    /// <inheritdoc/>
    public void Validate() => Local.Validate();

    /// <inheritdoc/>
    public IOptimizerRun Start(RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new MultiStartRun(this, context);
    }
}
