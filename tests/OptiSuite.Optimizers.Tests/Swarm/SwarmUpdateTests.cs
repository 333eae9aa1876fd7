namespace OptiSuite.Optimizers.Tests.Swarms;

/// <summary>The other rules, schedules and links against their definitions, by what a search asks.</summary>
public sealed class SwarmUpdateTests
{
    [Fact]
    public void Ask_Constriction_IsCanonicalWithItsFactorBitForBit()
    {
        double phi = 2.05 + 2.05, chi = 2 / Math.Abs(2 - phi - Math.Sqrt((phi * phi) - (4 * phi)));
        chi.ShouldBe(0.7298, 1e-4);
        var constricted = new ParticleSwarm { Update = SwarmUpdate.Constriction };
        var canonical = new ParticleSwarm { Update = SwarmUpdate.Canonical, Inertia = chi, CognitiveCoefficient = chi * 2.05, SocialCoefficient = chi * 2.05 };
        Path(constricted).ShouldBe(Path(canonical));
    }

    [Fact]
    public void Begin_ConstrictionWithoutConstriction_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new ParticleSwarm { Update = SwarmUpdate.Constriction, CognitiveCoefficient = 1, SocialCoefficient = 3 }.Begin(Box(2)))
            .Message.ShouldContain("above 4");
        Should.Throw<ArgumentException>(() => new ParticleSwarm { Update = SwarmUpdate.Constriction, Inertia = 0.7 }.Begin(Box(2)))
            .Message.ShouldContain("Canonical");
    }

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(4, 0.5)]
    public void Ask_ComprehensiveLearning_TakesVariablesFromOthersWithTheParticlesProbability(int particle, double probability)
    {
        // At its own best place, without inertia, a variable moves only where it learns from another.
        const int n = 6, runs = 1500, size = 5;
        int moved = 0;
        for (ulong seed = 1; seed <= runs; seed++)
        {
            (double[] before, double[] after) = FirstMove(Comprehensive(size), n, size, seed);
            int count = Enumerable.Range(particle * n, n).Count(k => after[k] != before[k]);
            count.ShouldBePositive();
            moved += count;
        }

        // Where no variable would learn from another, one does.
        double expected = probability + (Math.Pow(1 - probability, n) / n);
        ((double)moved / (runs * n)).ShouldBe(expected, 0.02);
    }

    [Fact]
    public void Ask_ComprehensiveLearning_TakesTheBetterOfTwo()
    {
        // Particle 2 of three learns from 0, the best, unless both draws are 1: with probability ¾.
        const int n = 4, size = 3;
        int better = 0, all = 0;
        for (ulong seed = 1; seed <= 1500; seed++)
        {
            (double[] before, double[] after) = FirstMove(Comprehensive(size), n, size, seed);
            for (int j = 0; j < n; j++)
            {
                double x = before[(2 * n) + j], step = after[(2 * n) + j] - x;
                // Only where the two lie on different sides does the step tell whom it follows.
                if (step == 0 || Math.Sign(before[j] - x) == Math.Sign(before[n + j] - x)) continue;
                all++;
                if (Math.Sign(step) == Math.Sign(before[j] - x)) better++;
            }
        }

        all.ShouldBeGreaterThan(500);
        // Pc = ½: of 4 variables one in 16 times none learns, and then one takes either.
        double forced = 1.0 / 16 / 4, share = ((0.5 * 0.75) + (forced * 0.5)) / (0.5 + forced);
        ((double)better / all).ShouldBe(share, 0.04);
    }

    [Fact]
    public void Ask_LinearlyDecreasingInertia_ReachesItsEndWithTheBudget()
    {
        const int size = 10, moves = 8;
        double[] weights = Weights(new ParticleSwarm { InertiaSchedule = SwarmInertia.LinearlyDecreasing }, size, moves, size * moves);
        for (int k = 2; k <= moves; k++) weights[k].ShouldBe(0.9 - (0.5 * k / moves), 1e-9);
    }

    [Fact]
    public void Ask_LinearlyDecreasingInertiaWithoutABudget_FollowsAPlanOfItsOwn()
    {
        // 2000 n evaluations, here of 2 variables by 10 particles, are 400 moves.
        var swarm = new ParticleSwarm { InertiaSchedule = SwarmInertia.LinearlyDecreasing, Inertia = 1, FinalInertia = 0.99 };
        double[] weights = Weights(swarm, 10, 450, null);
        weights[2].ShouldBe(1 - (0.01 * 2 / 400), 1e-9);
        weights[200].ShouldBe(0.995, 1e-9);
        weights[400].ShouldBe(0.99, 1e-9);
        weights[450].ShouldBe(0.99, 1e-9);
    }

    [Fact]
    public void Ask_RandomInertia_IsUniformFromAHalfToOne()
    {
        double[] weights = [.. Enumerable.Range(1, 600).Select(seed => Weights(new ParticleSwarm { InertiaSchedule = SwarmInertia.Random }, 2, 2, null, (ulong)seed)[2])];
        weights.ShouldAllBe(w => w >= 0.5 && w < 1 + 1e-9);
        weights.Average().ShouldBe(0.75, 0.02);
        weights.Average(w => (w - 0.75) * (w - 0.75)).ShouldBe(1.0 / 48, 0.003);
    }

    [Fact]
    public void Ask_RandomAdaptiveTopology_KeepsItsLinksWhileTheBestImproves()
    {
        // Without inertia and self-confidence only who is informed by particle 0, the best, moves.
        const int size = 20;
        var swarm = new ParticleSwarm
        {
            Update = SwarmUpdate.Canonical,
            Topology = SwarmTopology.RandomAdaptive,
            Informants = 4,
            SwarmSize = size,
            Inertia = 0,
            CognitiveCoefficient = 0,
            SocialCoefficient = 0.5,
            VelocityLimit = double.PositiveInfinity,
            RestartSpread = 0,
        };
        IAskTell search = swarm.Begin(Box(3));
        double[] places = search.Ask().ToArray(), values = new double[size], violations = new double[size];
        Array.Fill(values, 1);
        values[0] = 0;
        search.Tell(values, violations);
        Array.Fill(values, 2);
        HashSet<int> informed = Moved(search, places);
        informed.Count.ShouldBeInRange(1, 4);
        for (int move = 1; move <= 6; move++)
        {
            values[0] = -move;
            search.Tell(values, violations);
            Moved(search, places).ShouldBe(informed, ignoreOrder: true);
        }

        values[0] = 0;
        search.Tell(values, violations);
        // Now others are informed; those from before still have a way to go, as they do not lead themselves astray.
        Moved(search, places).IsSubsetOf(informed).ShouldBeFalse();
    }

    private static HashSet<int> Moved(IAskTell search, double[] places)
    {
        ReadOnlySpan<double> now = search.Ask().Span;
        var moved = new HashSet<int>();
        for (int k = 0; k < places.Length; k++)
        {
            if (now[k] != places[k]) moved.Add(k / 3);
        }

        return moved;
    }

    private static ParticleSwarm Comprehensive(int size) => new()
    {
        Update = SwarmUpdate.ComprehensiveLearning,
        SwarmSize = size,
        Inertia = 0,
        InertiaSchedule = SwarmInertia.Constant,
        CognitiveCoefficient = 1,
        VelocityLimit = double.PositiveInfinity,
    };

    /// <summary>Where the particles are first, and after one move; the first particle is the best, the last the worst.</summary>
    private static (double[] Before, double[] After) FirstMove(ParticleSwarm swarm, int n, int size, ulong seed)
    {
        IAskTell search = swarm.Begin(Box(n), new AskTellOptions { Seed = seed });
        double[] before = search.Ask().ToArray();
        search.Tell([.. Enumerable.Range(0, size).Select(i => (double)i)], new double[size]);
        return (before, search.Ask().ToArray());
    }

    /// <summary>The inertia weights of the moves, from the second on, of a swarm that nothing pulls: each step over the one before.</summary>
    private static double[] Weights(ParticleSwarm swarm, int size, int moves, long? budget, ulong seed = 1)
    {
        swarm = swarm with
        {
            Update = SwarmUpdate.Canonical,
            SwarmSize = size,
            CognitiveCoefficient = 0,
            SocialCoefficient = 0,
            VelocityLimit = double.PositiveInfinity,
            Restart = SwarmRestart.None,
        };
        IAskTell search = swarm.Begin(Box(2), new AskTellOptions { MaxEvaluations = budget, Seed = seed });
        double[] weights = new double[moves + 1], values = [.. Enumerable.Range(0, size).Select(i => (double)i)];
        double last = search.Ask().Span[0], step = double.NaN;
        for (int move = 1; move <= moves; move++)
        {
            search.Tell(values, new double[size]);
            double x = search.Ask().Span[0];
            weights[move] = (x - last) / step;
            (last, step) = (x, x - last);
        }

        return weights;
    }

    private static List<double> Path(ParticleSwarm swarm)
    {
        IAskTell search = swarm.Begin(Box(4));
        var path = new List<double>();
        double[] values = new double[search.CandidateCount];
        for (int move = 0; move < 40; move++)
        {
            ReadOnlySpan<double> candidates = search.Ask().Span;
            path.AddRange(candidates);
            for (int i = 0; i < values.Length; i++) values[i] = Population.PopulationProblems.Square(candidates.Slice(4 * i, 4));
            search.Tell(values, new double[values.Length]);
        }

        return path;
    }

    private static Problem Box(int n) => new(Objective.From(_ => 0), n) { SearchRegion = Bounds.Uniform(n, -5, 5) };
}
