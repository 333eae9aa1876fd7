namespace OptiSuite.Optimizers;

/// <summary>
/// Particle swarm optimization: v ← w v + c₁ r₁ (p − x) + c₂ r₂ (l − x), x ← x + v, with p the particle's best place, l the best in its
/// neighbourhood, and r₁, r₂ uniform in [0, 1) for every variable. Best places are compared feasibility first. The swarm starts uniform in the
/// problem's sampling region, with the problem's start as its first particle where it names one; it may leave a search region, never the bounds.
/// </summary>
/// <remarks>
/// J. Kennedy and R. Eberhart, IEEE ICNN 1995; the coefficients from M. Clerc and J. Kennedy, IEEE Transactions on Evolutionary Computation 6(1)
/// (2002); first velocities as in the Standard PSO 2011 (M. Clerc, 2012): uniform such that the first step would stay in the region. Deviation: a swarm
/// that has contracted to a point is drawn anew (<see cref="RestartDiversity"/>). All particles move, then all are evaluated, so that they can be
/// evaluated in parallel.
/// </remarks>
public sealed record ParticleSwarm : SearchOptimizer
{
    private static readonly OptimizerCapabilities _capabilities = new()
    {
        NeedsSearchRegion = true,
        IsStochastic = true,
        CanBeSaved = true,
        Accepts = ConstraintKinds.Continuous,
    };

    /// <summary>
    /// The number of particles, at least 1. Default 20: of 16, 20, 25, 36 and 49, 16 and 20 measured best at 1000 n and 10 000 n evaluations in 2 to 20
    /// variables (Carlisle and Dozier, 2001, recommend 30, SPSO-2011 takes 40).
    /// </summary>
    public int SwarmSize
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(SwarmSize), "20 is the default");
    } = 20;

    /// <summary>
    /// The inertia weight w, in [0, 1]. Default 0.7298: the constriction factor χ = 2/|2 − φ − √(φ² − 4φ)| of Clerc and Kennedy for φ = 4.1.
    /// </summary>
    public double Inertia
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(Inertia), "0.7298 is the default");
    } = 0.7298;

    /// <summary>c₁, the pull towards a particle's own best place, at least 0. Default 1.49618 = χ φ/2 (Clerc and Kennedy).</summary>
    public double CognitiveCoefficient
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(CognitiveCoefficient), "1.49618 is the default");
    } = 1.49618;

    /// <summary>c₂, the pull towards the neighbourhood's best place, at least 0. Default 1.49618 = χ φ/2 (Clerc and Kennedy).</summary>
    public double SocialCoefficient
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(SocialCoefficient), "1.49618 is the default");
    } = 1.49618;

    /// <summary>Who tells whom. Default von Neumann, Kennedy and Mendes' recommendation; measured better than star and ring.</summary>
    public SwarmTopology Topology
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Topology));
    } = SwarmTopology.VonNeumann;

    /// <summary>What happens at the bounds. Default reflect: measured better than absorb and damp.</summary>
    public SwarmBoundHandling BoundHandling
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(BoundHandling));
    } = SwarmBoundHandling.Reflect;

    /// <summary>
    /// The largest velocity of a variable, in widths of its sampling region; above 0. Default 0.5, half the width as in Eberhart and Shi (IEEE CEC
    /// 2000); 0.25 measured alike and 1 worse.
    /// </summary>
    public double VelocityLimit
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(VelocityLimit), "0.5 is the default");
    } = 0.5;

    /// <summary>
    /// A swarm whose diversity (the root mean square standard deviation in units of the region's width) falls below this is drawn anew; the best
    /// point is kept apart. 0 switches it off. Default 1e-10: by then the digits are found, and more evaluations
    /// there would be lost; 1e-8 ended the search on cones such as Ackley's too early.
    /// </summary>
    public double RestartDiversity
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(RestartDiversity), "1e-10 is the default");
    } = 1e-10;

    /// <inheritdoc/>
    public override string Name => "particle-swarm";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => _capabilities;

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) => new SwarmSearch(this, space, options);
}
