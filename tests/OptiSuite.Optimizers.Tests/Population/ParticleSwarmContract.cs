using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.Population;

public sealed class ParticleSwarmContract : OptimizerContract
{
    protected override IOptimizer Create() => new ParticleSwarm();
}

public sealed class StarSwarmContract : OptimizerContract
{
    protected override IOptimizer Create() => new ParticleSwarm { Topology = SwarmTopology.Star, BoundHandling = SwarmBoundHandling.Damp };
}

public sealed class RingSwarmContract : OptimizerContract
{
    protected override IOptimizer Create() => new ParticleSwarm { Topology = SwarmTopology.Ring, BoundHandling = SwarmBoundHandling.Absorb };
}
