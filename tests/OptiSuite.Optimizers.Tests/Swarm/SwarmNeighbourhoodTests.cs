using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.Swarms;

public sealed class SwarmNeighbourhoodTests
{
    [Theory]
    [InlineData(SwarmTopology.Star, 4, 2, new[] { 2, 0, 1, 3 })]
    [InlineData(SwarmTopology.Ring, 5, 0, new[] { 0, 4, 1 })]
    [InlineData(SwarmTopology.Ring, 5, 4, new[] { 4, 3, 0 })]
    [InlineData(SwarmTopology.VonNeumann, 6, 0, new[] { 0, 3, 3, 2, 1 })]
    [InlineData(SwarmTopology.VonNeumann, 20, 7, new[] { 7, 2, 12, 6, 8 })]
    [InlineData(SwarmTopology.VonNeumann, 20, 19, new[] { 19, 14, 4, 18, 15 })]
    [InlineData(SwarmTopology.VonNeumann, 1, 0, new[] { 0, 0, 0, 0, 0 })]
    public void Of_ByHand_ListsItselfAndItsNeighbours(SwarmTopology topology, int size, int particle, int[] expected) =>
        SwarmNeighbourhood.Of(topology, size, particle).ShouldBe(expected);

    [Theory]
    [InlineData(SwarmTopology.Star)]
    [InlineData(SwarmTopology.Ring)]
    [InlineData(SwarmTopology.VonNeumann)]
    public void Of_EveryTopology_IsSymmetric(SwarmTopology topology)
    {
        for (int size = 1; size <= 24; size++)
        {
            for (int i = 0; i < size; i++)
            {
                foreach (int k in SwarmNeighbourhood.Of(topology, size, i)) SwarmNeighbourhood.Of(topology, size, k).ShouldContain(i);
            }
        }
    }

    [Fact]
    public void Of_ParticleBeyondTheSwarm_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => SwarmNeighbourhood.Of(SwarmTopology.Ring, 5, 5));

    [Theory]
    [InlineData(SwarmTopology.Star, new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(SwarmTopology.Ring, new[] { 5, 0, 1 })]
    [InlineData(SwarmTopology.VonNeumann, new[] { 0, 1, 2, 3 })]
    public void Ask_OneBestPlace_PullsItsNeighboursOnly(SwarmTopology topology, int[] pulled)
    {
        // Without inertia and self-confidence a particle moves towards its neighbours' best place alone, and particle 0 has the best.
        var swarm = new ParticleSwarm
        {
            Update = SwarmUpdate.Canonical,
            SwarmSize = 6,
            Topology = topology,
            Inertia = 0,
            CognitiveCoefficient = 0,
            SocialCoefficient = 1,
            VelocityLimit = 10,
        };
        IAskTell search = swarm.Begin(PopulationProblems.Sphere(2));
        double[] before = search.Ask().ToArray();
        search.Tell([0, 1, 1, 1, 1, 1], new double[6]);
        ReadOnlySpan<double> after = search.Ask().Span;
        for (int i = 1; i < 6; i++)
        {
            bool moved = after[2 * i] != before[2 * i];
            moved.ShouldBe(pulled.Contains(i), $"particle {i}");
            if (!moved) continue;
            // x + r (l − x) with r in [0, 1) lies between x and l.
            after[2 * i].ShouldBeInRange(Math.Min(before[2 * i], before[0]), Math.Max(before[2 * i], before[0]));
        }
    }
}
