namespace OptiSuite.Optimizers;

/// <summary>
/// A genetic algorithm for real and integer variables and mixtures: selection, crossover, mutation and reinsertion of a population that starts uniform in the
/// problem's sampling region, with the problem's start as its first member where it names one.
/// </summary>
/// <remarks>
/// By default most children are normally distributed about the mean of n + 1 parents (REX), the others come from two parents by simulated binary crossover:
/// the one follows turned and narrow valleys, the other puts together what is good in single variables. The best of parents and children survive. Children are
/// never copies of known points, and a population that has contracted or stands still is drawn anew. Operators are named as in GeneticSharp where they are the same.
/// </remarks>
/// <example><code>
/// new GeneticAlgorithm { Selection = SelectionOperator.RankSelection, Crossover = CrossoverOperator.BlendAlphaCrossover, Mutation = MutationOperator.GaussianMutation }
/// </code></example>
public sealed partial record GeneticAlgorithm : SearchOptimizer, IOptimizer
{
    private static readonly OptimizerCapabilities _capabilities = new()
    {
        NeedsSearchRegion = true,
        IsStochastic = true,
        CanBeSaved = true,
        Accepts = ConstraintKinds.Continuous | ConstraintKinds.Integer,
    };

    /// <summary>Parents μ, at least 2. Default (null) 20 + 4n for n variables that can move: measured for 2 to 20.</summary>
    public int? PopulationSize
    {
        get;
        init => field = value is { } given ? Hyperparameter.AtLeast(2, given, nameof(PopulationSize), "null is the default") : null;
    }

    /// <summary>
    /// Children λ of the first population, at least 1; their share stays when the population grows. Default (null) μ, and 2μ under
    /// <see cref="Reinsertion.FitnessBasedReinsertion"/>.
    /// </summary>
    public int? OffspringCount
    {
        get;
        init => field = value is { } given ? Hyperparameter.AtLeast(1, given, nameof(OffspringCount), "null is the default") : null;
    }

    /// <summary>Who survives. Default (μ+λ): measured far better than the generational schemes.</summary>
    public Reinsertion Reinsertion
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Reinsertion));
    } = Reinsertion.PlusReinsertion;

    /// <summary>How many of the best parents survive in any case, at least 0; of no meaning under (μ+λ) and pure reinsertion. Default 1.</summary>
    public int EliteCount
    {
        get;
        init => field = Hyperparameter.AtLeast(0, value, nameof(EliteCount), "1 is the default");
    } = 1;

    /// <summary>Whether a child that is a copy of a parent or another child is mutated until it is none. Default true: values that are known are not computed again.</summary>
    public bool RemoveDuplicates { get; init; } = true;

    /// <summary>How constraints other than bounds are treated. Default feasibility first.</summary>
    public ConstraintTreatment Constraints
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Constraints));
    } = ConstraintTreatment.FeasibilityFirst;

    /// <summary>
    /// Whether a population that has contracted or stands still is drawn anew, the best point being kept apart. Otherwise the search ends there. Default true.
    /// </summary>
    public bool Restarts { get; init; } = true;

    /// <summary>
    /// A population whose diversity (the root mean square standard deviation in units of the region's width) falls below this has contracted. 0 switches the
    /// test off. Default 1e-10: by then the digits are found; 1e-8 ended the search on cones such as Ackley's too early.
    /// </summary>
    public double RestartDiversity
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(RestartDiversity), "1e-10 is the default");
    } = 1e-10;

    /// <summary>
    /// A population whose objectives have differed by less than this, relative to max(1, |f|), for 20 generations has contracted too. 0 switches the test off. Default 1e-12.
    /// </summary>
    public double RestartRange
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(RestartRange), "1e-12 is the default");
    } = 1e-12;

    /// <summary>So many generations without a better point are a standstill, at least 1. Default (null) 20 + 10 n for n variables that can move.</summary>
    public int? RestartStagnation
    {
        get;
        init => field = value is { } given ? Hyperparameter.AtLeast(1, given, nameof(RestartStagnation), "null is the default") : null;
    }

    /// <summary>How many times as large the population is after a restart, in [1, 10]: larger ones find better of many minima. Default 2.</summary>
    public double PopulationGrowth
    {
        get;
        init => field = value is >= 1 and <= 10
            ? value
            : throw new ArgumentOutOfRangeException(nameof(PopulationGrowth), $"PopulationGrowth is {value} and must lie in [1, 10]; 2 is the default.");
    } = 2;

    /// <summary>
    /// A local method that takes the best point further at the end, such as <see cref="Sqp"/>; null, the default, for none. What it needs and cannot treat the
    /// whole run needs and cannot treat. It begins when <see cref="LocalSearchShare"/> of the budget is left, or without a budget where the population has contracted
    /// or stands still. It takes part in <c>Minimize</c>, saved and resumed runs included; driven by hand the search goes on without it.
    /// </summary>
    public IOptimizer? LocalSearch { get; init; }

    /// <summary>The share of the budget that is kept for <see cref="LocalSearch"/>, in (0, 1). Default 0.1.</summary>
    public double LocalSearchShare
    {
        get;
        init => field = Hyperparameter.Fraction(value, nameof(LocalSearchShare), "0.1 is the default");
    } = 0.1;

    /// <inheritdoc/>
    public override string Name => "genetic-algorithm";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => LocalSearch?.Capabilities is { } local
        ? _capabilities with
        {
            NeedsGradient = local.NeedsGradient,
            NeedsSmoothness = local.NeedsSmoothness,
            NeedsHessian = local.NeedsHessian,
            NeedsResiduals = local.NeedsResiduals,
            NeedsFiniteSum = local.NeedsFiniteSum,
            NeedsKnownObjective = local.NeedsKnownObjective,
            Accepts = _capabilities.Accepts & local.Accepts,
        }
        : _capabilities;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Pure reinsertion has too few children, or there are more elites than parents.</exception>
    public override void Validate()
    {
        LocalSearch?.Validate();
        if (OffspringCount < PopulationSize && Reinsertion == Reinsertion.PureReinsertion)
        {
            throw new ArgumentException(
                $"{Name}: under PureReinsertion {OffspringCount} children cannot replace {PopulationSize} parents; make OffspringCount at least PopulationSize, or choose another reinsertion.");
        }

        if (EliteCount > PopulationSize)
        {
            throw new ArgumentException($"{Name}: EliteCount is {EliteCount} and the population counts {PopulationSize}; keep no more than that.");
        }
    }

    /// <inheritdoc/>
    IOptimizerRun IOptimizer.Start(RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (LocalSearch is null) return new AskTellRun(this, context);
        // Without a budget only the end of the search says when the local one is due.
        GeneticAlgorithm search = context.Stopping.MaxEvaluations is null ? this with { Restarts = false } : this;
        return new FinishedRun(search, LocalSearch, LocalSearchShare, context);
    }

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) => new GeneticSearch(this, space, options);
}
