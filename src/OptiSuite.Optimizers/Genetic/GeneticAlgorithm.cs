namespace OptiSuite.Optimizers;

/// <summary>
/// A real-coded genetic algorithm: tournament selection, simulated binary crossover, polynomial mutation, and survival of the best, feasibility
/// first. The population starts uniform in the problem's sampling region, with the problem's start as its first member where it names one.
/// </summary>
/// <remarks>
/// K. Deb and R. B. Agrawal, Complex Systems 9 (1995); K. Deb and M. Goyal, Computer Science and Informatics 26(4) (1996); for constraints, K. Deb,
/// Computer Methods in Applied Mechanics and Engineering 186 (2000). Deviations: no child is evaluated that is a copy of a parent (one of
/// its variables is mutated), and a population that has contracted to a point is drawn anew (<see cref="RestartDiversity"/>).
/// </remarks>
public sealed record GeneticAlgorithm : SearchOptimizer
{
    private static readonly OptimizerCapabilities _capabilities = new()
    {
        NeedsSearchRegion = true,
        IsStochastic = true,
        CanBeSaved = true,
        Accepts = ConstraintKinds.Continuous,
    };

    /// <summary>
    /// Parents μ, and as many children a generation; at least 2. Default 60: between 50, measured best at 1000 n evaluations, and 100, measured best
    /// at 10 000 n, in 2 to 20 variables; no dependence on the dimension was seen.
    /// </summary>
    public int PopulationSize
    {
        get;
        init => field = Hyperparameter.AtLeast(2, value, nameof(PopulationSize), "60 is the default");
    } = 60;

    /// <summary>How many parents compete for each place in a pair; at least 1, which is no selection. Default 2 (Deb, 2000), kept by measurement.</summary>
    public int TournamentSize
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(TournamentSize), "2 is the default");
    } = 2;

    /// <summary>How two children are made. Default simulated binary crossover.</summary>
    public CrossoverOperator Crossover
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Crossover));
    } = CrossoverOperator.SimulatedBinaryCrossover;

    /// <summary>The probability that a pair is crossed at all, in [0, 1]. Default 1: measured better than Deb's 0.9.</summary>
    public double CrossoverProbability
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(CrossoverProbability), "1 is the default");
    } = 1;

    /// <summary>The probability that a variable of a crossed pair is crossed, in [0, 1]. Default 1: measured better than Deb's 0.5.</summary>
    public double VariableCrossoverProbability
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(VariableCrossoverProbability), "1 is the default");
    } = 1;

    /// <summary>
    /// SBX's distribution index η ≥ 0: the larger, the nearer children are to their parents. Default 2, the lower end of Deb and Agrawal's
    /// 2 to 5; measured better than 5 and 15.
    /// </summary>
    public double CrossoverDistributionIndex
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(CrossoverDistributionIndex), "2 is the default");
    } = 2;

    /// <summary>How single variables are changed. Default polynomial mutation.</summary>
    public MutationOperator Mutation
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Mutation));
    } = MutationOperator.PolynomialMutation;

    /// <summary>
    /// The probability that a variable of a child is mutated, in [0, 1]. Default (null) 0.5/n for n variables that can move: measured better than
    /// the usual 1/n, since crossover already makes new values.
    /// </summary>
    public double? MutationProbability
    {
        get;
        init => field = value is { } given ? Hyperparameter.Probability(given, nameof(MutationProbability), "null is the default") : null;
    }

    /// <summary>Polynomial mutation's distribution index η ≥ 0: the larger, the shorter its steps. Default 20 (Deb, 2000); 5 and 100 measured no better.</summary>
    public double MutationDistributionIndex
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(MutationDistributionIndex), "20 is the default");
    } = 20;

    /// <summary>Who survives. Default (μ+λ): measured far better than the generational scheme with one elite.</summary>
    public Reinsertion Reinsertion
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Reinsertion));
    } = Reinsertion.PlusReinsertion;

    /// <summary>
    /// How many of the best parents survive under <see cref="Reinsertion.ElitistReinsertion"/>; at least 0, and no more than the population counts.
    /// Default 1.
    /// </summary>
    public int EliteCount
    {
        get;
        init => field = Hyperparameter.AtLeast(0, value, nameof(EliteCount), "1 is the default");
    } = 1;

    /// <summary>
    /// A population whose diversity (the root mean square standard deviation in units of the region's width) falls below this is drawn anew; the
    /// best point is kept apart. 0 switches it off. Default 1e-10: by then the digits are found, and more evaluations
    /// there would be lost; 1e-8 ended the search on cones such as Ackley's too early.
    /// </summary>
    public double RestartDiversity
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(RestartDiversity), "1e-10 is the default");
    } = 1e-10;

    /// <inheritdoc/>
    public override string Name => "genetic-algorithm";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => _capabilities;

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) => new GeneticSearch(this, space, options);
}
