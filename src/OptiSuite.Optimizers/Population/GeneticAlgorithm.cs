namespace OptiSuite.Optimizers.Population;

/// <summary>experimental</summary>
public sealed record GeneticAlgorithm : IAskTellOptimizer
{
    /// <summary>x</summary>
    public int? PopulationSize { get; init; }
    /// <summary>x</summary>
    public int TournamentSize { get; init; } = 2;
    /// <summary>x</summary>
    public CrossoverOperator Crossover { get; init; }
    /// <summary>x</summary>
    public double CrossoverProbability { get; init; } = 0.9;
    /// <summary>x</summary>
    public double VariableCrossoverProbability { get; init; } = 0.5;
    /// <summary>x</summary>
    public double LineCrossoverProbability { get; init; }
    /// <summary>x</summary>
    public double ExchangeProbability { get; init; } = 0.5;
    /// <summary>x</summary>
    public double CrossoverEta { get; init; } = 15;
    /// <summary>x</summary>
    public MutationOperator Mutation { get; init; }
    /// <summary>x</summary>
    public double? MutationProbability { get; init; }
    /// <summary>x</summary>
    public double MutationEta { get; init; } = 20;
    /// <summary>x</summary>
    public Reinsertion Reinsertion { get; init; }
    /// <summary>x</summary>
    public int EliteCount { get; init; } = 1;
    /// <summary>x</summary>
    public bool Distinct { get; init; } = true;

    /// <inheritdoc/>
    public string Name => "genetic-algorithm";

    /// <inheritdoc/>
    public OptimizerCapabilities Capabilities { get; } = new()
    {
        NeedsSearchRegion = true,
        IsStochastic = true,
        Accepts = ConstraintKinds.Continuous,
    };

    /// <inheritdoc/>
    public IAskTell Begin(Problem problem, RandomStream random, double constraintTolerance = 1e-6) =>
        new GeneticSearch(this, new SearchSpace(problem), random, constraintTolerance);

    /// <inheritdoc/>
    public IOptimizerRun Start(RunContext context) =>
        new AskTellRun(Begin(context.Problem, context.Random, context.Stopping.ConstraintTolerance), context.Evaluator);
}
