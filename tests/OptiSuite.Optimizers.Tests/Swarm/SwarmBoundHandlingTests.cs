using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.Swarms;

public sealed class SwarmBoundHandlingTests
{
    private static readonly Bounds _odd = new(
        [0, double.NegativeInfinity, -1, double.NegativeInfinity, 2], [1e-3, 4, double.PositiveInfinity, double.PositiveInfinity, 2]);

    public static TheoryData<SwarmBoundHandling, SwarmUpdate> Policies()
    {
        var data = new TheoryData<SwarmBoundHandling, SwarmUpdate>();
        foreach (SwarmBoundHandling policy in Enum.GetValues<SwarmBoundHandling>())
        {
            foreach (SwarmUpdate update in Enum.GetValues<SwarmUpdate>()) data.Add(policy, update);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void Ask_NarrowOneSidedAndNoBounds_StaysInsideAndFinite(SwarmBoundHandling policy, SwarmUpdate update)
    {
        // A slope drives the swarm against every bound, and away where there is none.
        var problem = new Problem(Objective.From(_ => 0), 5) { Bounds = _odd, SearchRegion = Bounds.Uniform(5, -5, 5) };
        var swarm = new ParticleSwarm { BoundHandling = policy, Update = update, VelocityLimit = double.PositiveInfinity };
        for (int sign = -1; sign <= 1; sign += 2)
        {
            IAskTell search = swarm.Begin(problem);
            for (int move = 0; move < 400; move++)
            {
                ReadOnlySpan<double> candidates = search.Ask().Span;
                double[] values = new double[search.CandidateCount];
                for (int i = 0; i < values.Length; i++)
                {
                    ReadOnlySpan<double> x = candidates.Slice(5 * i, 5);
                    _odd.Contains(x).ShouldBeTrue();
                    foreach (double v in x) double.IsFinite(v).ShouldBeTrue();
                    values[i] = sign * (x[0] + x[1] + x[2] + x[3] + x[4]);
                }

                search.Tell(values, new double[values.Length]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void Minimize_MinimumInACorner_IsFound(SwarmBoundHandling policy, SwarmUpdate update)
    {
        var problem = new Problem(Objective.From(x => x[0] - x[1] + x[2]), 3) { Bounds = Bounds.Uniform(3, -2, 1) };
        OptimizationResult result = new ParticleSwarm { BoundHandling = policy, Update = update }.Minimize(
            problem, new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 15_000, StallIterations = null } });
        // What leaves at a bound comes in again at the other, so that a swarm hardly settles there.
        result.Objective.ShouldBe(-5, policy == SwarmBoundHandling.Wrap ? 0.7 : 1e-6);
    }

    [Fact]
    public void Ask_ParticleBeyondABoundIsResampled_ComesBetweenItsBestPlaceAndTheBound()
    {
        var swarm = new ParticleSwarm
        {
            Update = SwarmUpdate.Canonical,
            BoundHandling = SwarmBoundHandling.Resample,
            SwarmSize = 1,
            Inertia = 1,
            CognitiveCoefficient = 0,
            SocialCoefficient = 0,
            VelocityLimit = double.PositiveInfinity,
        };
        var shares = new List<double>();
        for (ulong seed = 1; seed <= 4000; seed++)
        {
            IAskTell search = swarm.Begin(PopulationProblems.Sphere(1) with { Bounds = Bounds.Uniform(1, 0, 1) }, new AskTellOptions { Seed = seed });
            double[] x = new double[3];
            for (int move = 0; move < x.Length; move++)
            {
                x[move] = search.Ask().Span[0];
                // The first place stays the best, and nothing pulls towards it.
                search.Tell([move], [0]);
            }

            if ((2 * x[1]) - x[0] > 1 && x[1] > x[0]) shares.Add((x[2] - x[0]) / (1 - x[0]));
        }

        shares.Count.ShouldBeGreaterThan(500);
        shares.ShouldAllBe(share => share >= 0 && share <= 1);
        shares.Average().ShouldBe(0.5, 0.04);
    }

    [Theory]
    [InlineData(SwarmBoundHandling.Absorb, 0)]
    [InlineData(SwarmBoundHandling.Reflect, -1)]
    [InlineData(SwarmBoundHandling.Damp, -0.5)]
    [InlineData(SwarmBoundHandling.Wrap, 1)]
    public void Ask_ParticleBeyondABound_ComesBackByThePolicy(SwarmBoundHandling policy, double remains)
    {
        // A swarm that nothing pulls flies straight on; its second step shows what is left of its velocity.
        var swarm = new ParticleSwarm
        {
            Update = SwarmUpdate.Canonical,
            BoundHandling = policy,
            SwarmSize = 1,
            Inertia = 1,
            CognitiveCoefficient = 0,
            SocialCoefficient = 0,
            VelocityLimit = double.PositiveInfinity,
        };
        int looked = 0;
        for (ulong seed = 1; seed <= 200; seed++)
        {
            IAskTell search = swarm.Begin(PopulationProblems.Sphere(1) with { Bounds = Bounds.Uniform(1, 0, 1) }, new AskTellOptions { Seed = seed });
            double[] x = new double[4];
            for (int move = 0; move < x.Length; move++)
            {
                x[move] = search.Ask().Span[0];
                search.Tell([move], [0]);
            }

            // The first step stays inside; here the second would not.
            double v = x[1] - x[0], beyond = x[1] + v - 1;
            if (beyond <= 0) continue;
            double place = policy switch
            {
                SwarmBoundHandling.Reflect => 1 - beyond,
                SwarmBoundHandling.Wrap => beyond,
                _ => 1,
            };
            x[2].ShouldBe(place, 1e-12);
            double next = place + (remains * v);
            if (next is > 0 and < 1) x[3].ShouldBe(next, 1e-12);
            looked++;
        }

        looked.ShouldBeGreaterThan(20);
    }
}
