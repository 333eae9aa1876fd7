namespace OptiSuite.Optimizers.Population;

/// <summary>experimental</summary>
public sealed record ParticleSwarm : IAskTellOptimizer
{
    /// <summary>x</summary>
    public int? SwarmSize { get; init; }
    /// <summary>x</summary>
    public double Inertia { get; init; } = 0.7298;
    /// <summary>x</summary>
    public double CognitiveCoefficient { get; init; } = 1.49618;
    /// <summary>x</summary>
    public double SocialCoefficient { get; init; } = 1.49618;
    /// <summary>x</summary>
    public SwarmTopology Topology { get; init; }
    /// <summary>x</summary>
    public SwarmBoundHandling BoundHandling { get; init; }
    /// <summary>x</summary>
    public double VelocityLimit { get; init; } = 0.5;
    /// <summary>x</summary>
    public double RestartDiversity { get; init; }
    /// <summary>x</summary>
    public bool Spherical { get; init; }

    /// <inheritdoc/>
    public string Name => "particle-swarm";

    /// <inheritdoc/>
    public OptimizerCapabilities Capabilities { get; } = new()
    {
        NeedsSearchRegion = true,
        IsStochastic = true,
        Accepts = ConstraintKinds.Continuous,
    };

    /// <inheritdoc/>
    public IAskTell Begin(Problem problem, RandomStream random, double constraintTolerance = 1e-6) =>
        new SwarmSearch(this, new SearchSpace(problem), random, constraintTolerance);

    /// <inheritdoc/>
    public IOptimizerRun Start(RunContext context) =>
        new AskTellRun(Begin(context.Problem, context.Random, context.Stopping.ConstraintTolerance), context.Evaluator);
}
