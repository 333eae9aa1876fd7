using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.Swarms;

public sealed class ParticleSwarmContract : OptimizerContract
{
    protected override IOptimizer Create() => new ParticleSwarm();
}

/// <summary>SPSO-2011 as published.</summary>
public sealed class HypersphereSwarmContract : OptimizerContract
{
    protected override IOptimizer Create() => new ParticleSwarm { Shape = SwarmShape.Hypersphere, SwarmSize = 40, BoundHandling = SwarmBoundHandling.Absorb };
}

/// <summary>Small swarms, soon impatient, so that the contract's runs see many of them.</summary>
public sealed class RestartingSwarmContract : OptimizerContract
{
    protected override IOptimizer Create() => new ParticleSwarm
    {
        SwarmSize = 12,
        RestartStagnation = 8,
        Restart = SwarmRestart.SameSize,
        Topology = SwarmTopology.Ring,
        InertiaSchedule = SwarmInertia.LinearlyDecreasing,
        BoundHandling = SwarmBoundHandling.Resample,
    };

    protected override double Accuracy => 0.1;

    protected override double MixedAccuracy => 0.1;
}

public sealed class CanonicalSwarmContract : OptimizerContract
{
    protected override IOptimizer Create() => new ParticleSwarm { Update = SwarmUpdate.Canonical };
}

public sealed class StarSwarmContract : OptimizerContract
{
    protected override IOptimizer Create() => new ParticleSwarm
    {
        Update = SwarmUpdate.Canonical,
        Topology = SwarmTopology.Star,
        BoundHandling = SwarmBoundHandling.Damp,
        InertiaSchedule = SwarmInertia.Random,
        CognitiveCoefficient = 1.3,
        SocialCoefficient = 1.3,
        Restart = SwarmRestart.None,
    };
}

public sealed class ConstrictedRingSwarmContract : OptimizerContract
{
    protected override IOptimizer Create() => new ParticleSwarm
    {
        Update = SwarmUpdate.Constriction,
        Topology = SwarmTopology.Ring,
        BoundHandling = SwarmBoundHandling.Absorb,
        Restart = SwarmRestart.Growing,
    };
}

public sealed class ComprehensiveLearningSwarmContract : OptimizerContract
{
    protected override IOptimizer Create() => new ParticleSwarm { Update = SwarmUpdate.ComprehensiveLearning, SwarmSize = 20 };
}
