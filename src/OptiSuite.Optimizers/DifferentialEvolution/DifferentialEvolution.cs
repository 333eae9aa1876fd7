namespace OptiSuite.Optimizers;

/// <summary>
/// Differential evolution: every member x of a population competes with a trial that mixes it with differences of others. By default L-SHADE:
/// v = x + F (pbest − x) + F (a − b) with pbest one of the best members, a a member, and b a member or a point that was beaten not long ago; then binomial
/// crossover with x, with rate CR. F and CR are drawn around those that succeeded before, and the population shrinks while the budget is used up.
/// </summary>
/// <remarks>
/// R. Storn and K. Price, Journal of Global Optimization 11 (1997); R. Tanabe and A. Fukunaga, IEEE CEC 2013 (SHADE) and 2014 (L-SHADE); comparisons
/// feasibility first (K. Deb, 2000). Deviations, all measured on the BBOB functions and all to be switched off: some trials are crossed along the
/// population's principal axes (<see cref="EigenCrossover"/>, S.-M. Guo and C.-C. Yang, 2015); a run is a few rounds, the first short, so that a
/// good point comes soon (<see cref="FirstRound"/>); a population that has contracted is drawn anew (<see cref="Restarts"/>); and the
/// archive is smaller. Integer variables evolve as real numbers and are rounded where they are evaluated.
/// </remarks>
public sealed record DifferentialEvolution : SearchOptimizer
{
    /// <summary>The members of L-SHADE's first population, per variable, in a round of 1000 n evaluations.</summary>
    internal const double MembersPerVariable = 4;

    private static readonly OptimizerCapabilities _capabilities = new()
    {
        NeedsSearchRegion = true,
        IsStochastic = true,
        CanBeSaved = true,
        Accepts = ConstraintKinds.Continuous | ConstraintKinds.Integer,
    };

    /// <summary>How trials are made. Default L-SHADE; the classic rand/1/bin and best/1/bin measured far behind.</summary>
    public DifferentialEvolutionVariant Variant
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Variant));
    } = DifferentialEvolutionVariant.LShade;

    /// <summary>
    /// The members of the first population, at least 4. Default (null), in L-SHADE: 4 n √(r/1000 n) for a round of r evaluations and n variables, so
    /// 4 n for 1000 n and 10 n for 6000 n (Tanabe and Fukunaga: 18 n for any budget, measured slower); otherwise, 10 n (Storn and Price), but between
    /// 40 and 100.
    /// </summary>
    public int? InitialPopulation
    {
        get;
        init => field = value is { } given ? Hyperparameter.AtLeast(4, given, nameof(InitialPopulation), "null is the default") : null;
    }

    /// <summary>The members that L-SHADE's population has at the end of a round, at least 4. Default 4 (Tanabe and Fukunaga, 2014).</summary>
    public int MinimumPopulation
    {
        get;
        init => field = Hyperparameter.AtLeast(4, value, nameof(MinimumPopulation), "4 is the default");
    } = 4;

    /// <summary>
    /// The evaluations per variable of L-SHADE's first round; every other is <see cref="RoundGrowth"/> times as long, and the last has what is left of the
    /// budget. 0: one round for the whole budget, as in the paper; without a budget the population then does not shrink. Default 1000.
    /// </summary>
    public int FirstRound
    {
        get;
        init => field = Hyperparameter.AtLeast(0, value, nameof(FirstRound), "1000 is the default");
    } = 1000;

    /// <summary>How many times as long every round is as the one before, at least 1. Default 3.</summary>
    public double RoundGrowth
    {
        get;
        init => field = value >= 1
            ? Hyperparameter.Positive(value, nameof(RoundGrowth), "3 is the default")
            : throw new ArgumentOutOfRangeException(nameof(RoundGrowth), value, "Rounds cannot become shorter; 3 is the default.");
    } = 3;

    /// <summary>
    /// The share of the members, the best, that others are drawn to, in [0, 1]; never fewer than two. Default 0.11 (Tanabe and Fukunaga, 2014). For
    /// the adaptive variants.
    /// </summary>
    public double PBest
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(PBest), "0.11 is the default");
    } = 0.11;

    /// <summary>
    /// The size of the archive of beaten members, in populations; at least 0. Default 1 (J. Brest et al., jSO, IEEE CEC 2017): measured better than
    /// 2.6 (Tanabe and Fukunaga, 2014). For the adaptive variants.
    /// </summary>
    public double ArchiveRate
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(ArchiveRate), "1 is the default");
    } = 1;

    /// <summary>H, how many pairs of successful F and CR are remembered, at least 1. Default 6 (Tanabe and Fukunaga, 2014). For the adaptive variants.</summary>
    public int Memory
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(Memory), "6 is the default");
    } = 6;

    /// <summary>
    /// The probability that a trial is crossed along the principal axes of the better half of the population instead of along the coordinates, in
    /// [0, 1]. Default 0.4: Guo and Yang's 0.5 (2015) measured alike, 0 and 1 worse. 0 gives the classic variants as they were published. Costs O(n²)
    /// operations a trial; in more than 50 variables it does not happen.
    /// </summary>
    public double EigenCrossover
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(EigenCrossover), "0.4 is the default");
    } = 0.4;

    /// <summary>F of the classic variants, at least 0. Default 0.8 (Storn and Price, 1997, recommend 0.5 to 1).</summary>
    public double DifferentialWeight
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(DifferentialWeight), "0.8 is the default");
    } = 0.8;

    /// <summary>CR of the classic variants, in [0, 1]. Default 0.9 (Storn and Price, 1997).</summary>
    public double CrossoverRate
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(CrossoverRate), "0.9 is the default");
    } = 0.9;

    /// <summary>
    /// Whether a contracted population is drawn anew until the budget is used up; the best point is kept apart. Default true. False: one round, and the
    /// search ends where the population has contracted.
    /// </summary>
    public bool Restarts { get; init; } = true;

    /// <summary>
    /// A population has contracted when its diversity (the root mean square standard deviation in units of the region's width) falls below this; at
    /// least 0. It also has when all members are feasible and their objectives agree to 12 digits. Default 1e-10, as in the other population methods.
    /// </summary>
    public double RestartDiversity
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(RestartDiversity), "1e-10 is the default");
    } = 1e-10;

    /// <inheritdoc/>
    public override string Name => "differential-evolution";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => _capabilities;

    /// <inheritdoc/>
    public override void Validate()
    {
        if (Variant == DifferentialEvolutionVariant.LShade && InitialPopulation < MinimumPopulation)
        {
            throw new ArgumentException(
                $"InitialPopulation is {InitialPopulation}, below MinimumPopulation {MinimumPopulation}; a population can only shrink, so lower the latter.");
        }
    }

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) => new DifferentialEvolutionSearch(this, space, options);
}
