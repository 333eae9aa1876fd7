namespace OptiSuite.Optimizers;

/// <summary>
/// Particle swarm optimization. Every particle remembers its best place p, hears of the best place l among its informants, and flies on, drawn to both:
/// by default as in the Standard PSO 2011, around the centre of gravity of x, p and l. Best places are compared feasibility first; integer variables are
/// continuous inside and rounded for evaluation. The swarm starts uniform in the problem's sampling region, with the problem's start as its first particle
/// where it names one; it may leave a search region, never the bounds.
/// </summary>
/// <remarks>
/// J. Kennedy and R. Eberhart, IEEE ICNN 1995; M. Clerc, Standard Particle Swarm Optimisation, HAL hal-00764996 (2012). Deviations: all particles move, then
/// all are evaluated, so that they can be evaluated in parallel; the hypersphere of SPSO-2011 becomes an ellipsoid of the swarm's own shape
/// (<see cref="Shape"/>); swarms that have converged are drawn anew (<see cref="Restart"/>). Hyperparameters that are null take the value that belongs to
/// <see cref="Update"/>.
/// </remarks>
public sealed record ParticleSwarm : SearchOptimizer
{
    private static readonly OptimizerCapabilities _capabilities = new()
    {
        NeedsSearchRegion = true,
        IsStochastic = true,
        CanBeSaved = true,
        Accepts = ConstraintKinds.Continuous | ConstraintKinds.Integer,
    };

    /// <summary>How particles move. Default Standard2011.</summary>
    public SwarmUpdate Update
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Update));
    } = SwarmUpdate.Standard2011;

    /// <summary>
    /// The number of particles, at least 1. Null takes 20 + n for Standard2011 with n variables, at most 1000 (measured; Clerc takes 40 for
    /// all n), 20 for Canonical and Constriction (measured), 40 for ComprehensiveLearning (Liang et al. in 30 variables).
    /// </summary>
    public int? SwarmSize
    {
        get;
        init => field = value is { } size ? Hyperparameter.AtLeast(1, size, nameof(SwarmSize), "null takes what suits the update") : null;
    }

    /// <summary>
    /// The inertia weight w, in [0, 1]. Null takes 1/(2 ln 2) = 0.7213 for Standard2011 (Clerc), 0.7298 = χ for Canonical (Clerc and Kennedy), 0.9 where it
    /// decreases (Shi and Eberhart). <see cref="SwarmUpdate.Constriction"/> has its own.
    /// </summary>
    public double? Inertia
    {
        get;
        init => field = value is { } w ? Hyperparameter.Probability(w, nameof(Inertia), "null takes what suits the update") : null;
    }

    /// <summary>How the inertia weight changes. Null takes Constant, and LinearlyDecreasing for ComprehensiveLearning (Liang et al.).</summary>
    public SwarmInertia? InertiaSchedule
    {
        get;
        init => field = value is { } schedule ? Hyperparameter.Known(schedule, nameof(InertiaSchedule)) : null;
    }

    /// <summary>Where a decreasing inertia weight ends, in [0, 1]. Default 0.4 (Shi and Eberhart, 1999).</summary>
    public double FinalInertia
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(FinalInertia), "0.4 is the default");
    } = 0.4;

    /// <summary>
    /// c₁, the pull towards a particle's own best place (φ₁ of Constriction, the only c of ComprehensiveLearning), at least 0. Null takes ½ + ln 2 for
    /// Standard2011 (Clerc), 1.49618 = χ φ/2 for Canonical, 2.05 for Constriction (Clerc and Kennedy), 1.49445 for ComprehensiveLearning (Liang et al.).
    /// </summary>
    public double? CognitiveCoefficient
    {
        get;
        init => field = value is { } c ? Hyperparameter.NotNegative(c, nameof(CognitiveCoefficient), "null takes what suits the update") : null;
    }

    /// <summary>c₂, the pull towards the informants' best place (φ₂ of Constriction), at least 0. Null takes the same as for c₁.</summary>
    public double? SocialCoefficient
    {
        get;
        init => field = value is { } c ? Hyperparameter.NotNegative(c, nameof(SocialCoefficient), "null takes what suits the update") : null;
    }

    /// <summary>
    /// Who tells whom. Null takes RandomAdaptive for Standard2011 (Clerc), von Neumann otherwise (Kennedy and Mendes' recommendation; measured better than
    /// star and ring). ComprehensiveLearning has no neighbourhoods.
    /// </summary>
    public SwarmTopology? Topology
    {
        get;
        init => field = value is { } topology ? Hyperparameter.Known(topology, nameof(Topology)) : null;
    }

    /// <summary>K, how many others a particle informs where that is random, at least 1. Default 3 (Clerc).</summary>
    public int Informants
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(Informants), "3 is the default");
    } = 3;

    /// <summary>Where a particle of Standard2011 may go. Default the ellipsoid: measured far better on badly scaled and coupled variables, and no worse elsewhere.</summary>
    public SwarmShape Shape
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Shape));
    } = SwarmShape.Hyperellipsoid;

    /// <summary>
    /// How much of the ellipsoid's shape each generation replaces, in (0, 1). Null takes min(0.3, s/(4 n²)) for s particles and n variables, measured: it has
    /// n (n + 1)/2 entries to learn.
    /// </summary>
    public double? ShapeLearningRate
    {
        get;
        init => field = value is { } rate ? Hyperparameter.Fraction(rate, nameof(ShapeLearningRate), "null takes what suits the size of the swarm") : null;
    }

    /// <summary>
    /// m of ComprehensiveLearning: after so many moves without a better best place a particle chooses anew whom to learn from; at least 1. Default 7 (Liang
    /// et al.).
    /// </summary>
    public int RefreshingGap
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(RefreshingGap), "7 is the default");
    } = 7;

    /// <summary>What happens at the bounds. Null takes Damp for Standard2011 (Clerc), Reflect otherwise (measured better than Absorb and Damp).</summary>
    public SwarmBoundHandling? BoundHandling
    {
        get;
        init => field = value is { } handling ? Hyperparameter.Known(handling, nameof(BoundHandling)) : null;
    }

    /// <summary>
    /// The largest velocity of a variable, in widths of its sampling region, above 0; +∞ for none. Null takes none for Standard2011 (Clerc), 0.5 for Canonical
    /// and Constriction (Eberhart and Shi, IEEE CEC 2000, take half the width), 0.2 for ComprehensiveLearning (Liang et al.).
    /// </summary>
    public double? VelocityLimit
    {
        get;
        init => field = value is null or double.PositiveInfinity
            ? value
            : Hyperparameter.Positive(value.Value, nameof(VelocityLimit), "null takes what suits the update");
    }

    /// <summary>What follows a swarm that has converged or makes no headway. Default Alternating: measured best where there are several minima.</summary>
    public SwarmRestart Restart
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Restart));
    } = SwarmRestart.Alternating;

    /// <summary>
    /// A swarm has converged when the diversity of its best places (the root mean square standard deviation in units of the region's width) is below this;
    /// 0 switches it off. Default 1e-10: by then the digits are found, and more evaluations there would be lost.
    /// </summary>
    public double RestartDiversity
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(RestartDiversity), "1e-10 is the default");
    } = 1e-10;

    /// <summary>
    /// A swarm has converged when the objectives of its best places, all of them feasible, lay within this of each other for 10 moves; 0 switches it off. Default
    /// 1e-11, as the tolfun of CMA-ES (N. Hansen).
    /// </summary>
    public double RestartSpread
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(RestartSpread), "1e-11 is the default");
    } = 1e-11;

    /// <summary>A swarm makes no headway that did not improve its best place in so many moves, at least 0; 0 switches it off. Default 200.</summary>
    public int RestartStagnation
    {
        get;
        init => field = Hyperparameter.AtLeast(0, value, nameof(RestartStagnation), "200 is the default");
    } = 200;

    /// <inheritdoc/>
    public override string Name => "particle-swarm";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => _capabilities;

    /// <inheritdoc/>
    public override void Validate()
    {
        if (Update != SwarmUpdate.Constriction) return;
        double phi = (CognitiveCoefficient ?? 2.05) + (SocialCoefficient ?? 2.05);
        if (!(phi > 4))
        {
            throw new ArgumentException(
                $"CognitiveCoefficient + SocialCoefficient is {phi} and must be above 4 for Constriction; null takes 2.05 for each.");
        }

        if (Inertia is not null || InertiaSchedule is not (null or SwarmInertia.Constant))
        {
            throw new ArgumentException("Constriction has its inertia weight from its coefficients; leave Inertia and InertiaSchedule null, or take Canonical.");
        }
    }

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) =>
        new SwarmSearch(this, new SwarmPlan(this, space), space, options);
}
