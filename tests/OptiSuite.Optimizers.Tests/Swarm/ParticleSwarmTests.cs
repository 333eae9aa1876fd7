using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.Swarms;

/// <summary>What a swarm reaches, with its defaults and with everything that can be chosen.</summary>
public sealed class ParticleSwarmTests
{
    [Theory]
    [InlineData(SwarmUpdate.Standard2011)]
    [InlineData(SwarmUpdate.Canonical)]
    [InlineData(SwarmUpdate.Constriction)]
    [InlineData(SwarmUpdate.ComprehensiveLearning)]
    public void Minimize_EveryCombinationOfChoices_Improves(SwarmUpdate update)
    {
        foreach (SwarmInertia schedule in Enum.GetValues<SwarmInertia>())
        {
            if (update == SwarmUpdate.Constriction && schedule != SwarmInertia.Constant) continue;
            foreach (SwarmTopology topology in Enum.GetValues<SwarmTopology>())
            {
                foreach (SwarmBoundHandling handling in Enum.GetValues<SwarmBoundHandling>())
                {
                    foreach (SwarmShape shape in Enum.GetValues<SwarmShape>())
                    {
                        foreach (SwarmRestart restart in Enum.GetValues<SwarmRestart>())
                        {
                            ShouldImprove(new ParticleSwarm
                            {
                                Update = update,
                                InertiaSchedule = schedule,
                                Topology = topology,
                                BoundHandling = handling,
                                Shape = shape,
                                Restart = restart,
                                SwarmSize = 12,
                            });
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void Minimize_RosenbrockInTenVariables_IsSolvedByMostSeeds()
    {
        int solved = 0;
        for (ulong seed = 1; seed <= 5; seed++)
        {
            if (Solves(new ParticleSwarm(), PopulationProblems.Rosenbrock(10), seed, 100_000, 1e-3)) solved++;
        }

        solved.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void Minimize_Knapsack_FindsTheBestLoad()
    {
        // Twelve things to take or to leave.
        double[] value = [9, 11, 13, 15, 7, 21, 4, 18, 6, 12, 10, 17], weight = [4, 5, 6, 7, 3, 10, 2, 8, 3, 5, 4, 9];
        const double capacity = 30;
        double best = Best(value, weight, capacity);
        var problem = new Problem(
            Objective.From(x => -Total(value, x)), 12)
        {
            Bounds = Bounds.Uniform(12, 0, 1),
            IntegerVariables = [.. Enumerable.Range(0, 12)],
            Constraints = [NonlinearConstraint.AtMost(x => Total(weight, x), capacity)],
        };
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var stopping = new StoppingCriteria { MaxEvaluations = 100_000, MaxIterations = null, StallIterations = null, TargetObjective = -best };
            OptimizationResult result = new ParticleSwarm().Minimize(problem, new RunOptions { Seed = seed, Stopping = stopping });
            result.Objective.ShouldBe(-best);
            result.Verified.Feasible.ShouldBeTrue();
        }
    }

    [Fact]
    public void Minimize_MixedRosenbrock_FindsTheMinimum()
    {
        // Whole numbers at odd places; the minimum 0 at (1, 1, 1, 1) keeps them so.
        Problem problem = PopulationProblems.Rosenbrock(4) with { IntegerVariables = [1, 3] };
        for (ulong seed = 1; seed <= 3; seed++) Solves(new ParticleSwarm(), problem, seed, 60_000, 1e-6).ShouldBeTrue($"seed {seed}");
    }

    [Fact]
    public void Minimize_WithoutRestarts_EndsWhenItHasConverged()
    {
        var options = new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 100_000, MaxIterations = null, StallIterations = null } };
        var swarm = new ParticleSwarm { Restart = SwarmRestart.None, RestartSpread = 0 };
        OptimizationResult result = swarm.Minimize(PopulationProblems.Sphere(3), options);
        result.ExitReason.ShouldBe(ExitReason.SmallStep);
        result.Objective.ShouldBeLessThan(1e-12);
        var plateau = new Problem(Objective.From(_ => 3), 3) { Bounds = Bounds.Uniform(3, -1, 1) };
        (swarm with { RestartSpread = 1e-11 }).Minimize(plateau, options).ExitReason.ShouldBe(ExitReason.Stalled);
    }

    [Fact]
    public void Ask_AlternatingRestarts_TakeTheFirstSizeAndLargerOnes()
    {
        var swarm = new ParticleSwarm { SwarmSize = 10, RestartStagnation = 5 };
        IAskTell search = swarm.Begin(PopulationProblems.Sphere(2));
        Sizes(search, 60).Take(5).ShouldBe([10, 20, 10, 40, 10]);
        IAskTell growing = (swarm with { Restart = SwarmRestart.Growing }).Begin(PopulationProblems.Sphere(2));
        Sizes(growing, 30).Take(4).ShouldBe([10, 20, 40, 80]);
        IAskTell same = (swarm with { Restart = SwarmRestart.SameSize }).Begin(PopulationProblems.Sphere(2));
        Sizes(same, 30).ShouldBe([10]);
    }

    [Fact]
    public void Restore_AcrossRestartsOfOtherSizes_GoesOnBitForBit()
    {
        foreach (SwarmUpdate update in Enum.GetValues<SwarmUpdate>())
        {
            var swarm = new ParticleSwarm { Update = update, SwarmSize = 8, RestartStagnation = 3, Topology = SwarmTopology.RandomAdaptive };
            IAskTell whole = swarm.Begin(PopulationProblems.Rastrigin(3)), resumed = whole;
            for (int move = 0; move < 80; move++)
            {
                double[] candidates = whole.Ask().ToArray();
                if (move % 3 == 0)
                {
                    resumed = swarm.Begin(PopulationProblems.Rastrigin(3));
                    SavedSearch.Restore(resumed, SavedSearch.ToJson(whole));
                }
                else
                {
                    resumed.Ask().ToArray().ShouldBe(candidates, $"{update}, move {move}");
                }

                double[] values = [.. candidates.Chunk(3).Select(x => PopulationProblems.Rastrigin(3).Objective.Evaluate(x))];
                whole.Tell(values, new double[values.Length]);
                resumed.Tell(values, new double[values.Length]);
            }
        }
    }

    [Fact]
    public void Minimize_NoisySphere_ComesNearTheMinimum()
    {
        var random = new RandomStream(5);
        var problem = new Problem(Objective.From(x => PopulationProblems.Square(x) + (0.1 * random.NextGaussian())), 4)
        {
            SearchRegion = Bounds.Uniform(4, -5, 5),
            IsNoisy = true,
        };
        OptimizationResult result = new ParticleSwarm().Minimize(
            problem, new RunOptions { Verify = false, Stopping = new StoppingCriteria { MaxEvaluations = 10_000, StallIterations = null } });
        PopulationProblems.Square(result.X.AsSpan()).ShouldBeLessThan(0.3);
    }

    private static List<int> Sizes(IAskTell search, int moves)
    {
        var sizes = new List<int>();
        for (int move = 0; move < moves; move++)
        {
            int size = search.Ask().Length / 2;
            if (sizes.Count == 0 || sizes[^1] != size) sizes.Add(size);
            // The first place is never bettered.
            search.Tell([.. Enumerable.Range(0, size).Select(i => i + (move % 7))], new double[size]);
        }

        return sizes;
    }

    private static void ShouldImprove(ParticleSwarm swarm)
    {
        IAskTell search = swarm.Begin(PopulationProblems.Sphere(3), new AskTellOptions { MaxEvaluations = 600 });
        double first = double.NaN;
        for (int evaluations = 0; evaluations < 600;)
        {
            ReadOnlySpan<double> candidates = search.Ask().Span;
            double[] values = new double[search.CandidateCount];
            for (int i = 0; i < values.Length; i++) values[i] = PopulationProblems.Square(candidates.Slice(3 * i, 3));
            search.Tell(values, new double[values.Length]);
            evaluations += values.Length;
            if (double.IsNaN(first)) first = search.Objective;
        }

        search.Objective.ShouldBeLessThan(first / 2, swarm.ToString());
    }

    private static bool Solves(ParticleSwarm swarm, Problem problem, ulong seed, long budget, double target)
    {
        var stopping = new StoppingCriteria { MaxEvaluations = budget, MaxIterations = null, StallIterations = null, TargetObjective = target };
        return swarm.Minimize(problem, new RunOptions { Seed = seed, Stopping = stopping }).ExitReason == ExitReason.TargetReached;
    }

    private static double Total(double[] each, ReadOnlySpan<double> counts)
    {
        double sum = 0;
        for (int j = 0; j < each.Length; j++) sum += each[j] * counts[j];
        return sum;
    }

    /// <summary>By dynamic programming over the weight.</summary>
    private static double Best(double[] value, double[] weight, double capacity)
    {
        double[] best = new double[(int)capacity + 1];
        for (int thing = 0; thing < value.Length; thing++)
        {
            for (int load = (int)capacity; load >= weight[thing]; load--) best[load] = Math.Max(best[load], best[load - (int)weight[thing]] + value[thing]);
        }

        return best[^1];
    }
}
