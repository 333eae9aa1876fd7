namespace OptiSuite.Optimizers;

/// <summary>The hyperparameters of a swarm where those left open have the values that belong to its rule and to the number of variables.</summary>
internal sealed class SwarmPlan
{
    public SwarmPlan(ParticleSwarm options, SearchSpace space)
    {
        int n = Math.Max(1, space.Free.Length);
        SwarmUpdate update = options.Update;
        bool standard = update == SwarmUpdate.Standard2011, learns = update == SwarmUpdate.ComprehensiveLearning;
        SwarmSize = options.SwarmSize ?? update switch
        {
            SwarmUpdate.Standard2011 => Math.Min(20 + n, 1000),
            SwarmUpdate.ComprehensiveLearning => 40,
            _ => 20,
        };
        Schedule = options.InertiaSchedule ?? (learns ? SwarmInertia.LinearlyDecreasing : SwarmInertia.Constant);
        Inertia = options.Inertia ?? (Schedule == SwarmInertia.LinearlyDecreasing ? 0.9 : standard ? 1 / (2 * Math.Log(2)) : 0.7298);
        double coefficient = update switch
        {
            SwarmUpdate.Standard2011 => 0.5 + Math.Log(2),
            SwarmUpdate.Constriction => 2.05,
            SwarmUpdate.ComprehensiveLearning => 1.49445,
            _ => 1.49618,
        };
        Cognitive = options.CognitiveCoefficient ?? coefficient;
        Social = options.SocialCoefficient ?? coefficient;
        if (update == SwarmUpdate.Constriction)
        {
            double chi = Constriction(Cognitive + Social);
            (Inertia, Cognitive, Social) = (chi, chi * Cognitive, chi * Social);
        }

        Topology = options.Topology ?? (standard ? SwarmTopology.RandomAdaptive : SwarmTopology.VonNeumann);
        BoundHandling = options.BoundHandling ?? (standard ? SwarmBoundHandling.Damp : SwarmBoundHandling.Reflect);
        VelocityLimit = options.VelocityLimit ?? (standard ? double.PositiveInfinity : learns ? 0.2 : 0.5);
    }

    public int SwarmSize { get; }

    public SwarmInertia Schedule { get; }

    public double Inertia { get; }

    public double Cognitive { get; }

    public double Social { get; }

    public SwarmTopology Topology { get; }

    public SwarmBoundHandling BoundHandling { get; }

    public double VelocityLimit { get; }

    /// <summary>χ = 2/|2 − φ − √(φ² − 4φ)|: Clerc and Kennedy (2002), for φ &gt; 4.</summary>
    public static double Constriction(double phi) => 2 / Math.Abs(2 - phi - Math.Sqrt((phi * phi) - (4 * phi)));
}
