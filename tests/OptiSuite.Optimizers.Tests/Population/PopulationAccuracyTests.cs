
namespace OptiSuite.Optimizers.Tests.Population;

/// <summary>What the defaults reach, in most of three seeds.</summary>
public sealed class PopulationAccuracyTests
{
    [Fact]
    public void GeneticAlgorithm_RastriginInTenVariables_IsSolved() =>
        Solved(new GeneticAlgorithm(), PopulationProblems.Rastrigin(10), 100_000, 1e-6).ShouldBeGreaterThanOrEqualTo(2);

    [Fact]
    public void ParticleSwarm_RosenbrockInTwoVariables_IsSolved() =>
        Solved(new ParticleSwarm(), PopulationProblems.Rosenbrock(2), 20_000, 1e-6).ShouldBe(3);

    [Theory]
    [InlineData("genetic-algorithm")]
    [InlineData("particle-swarm")]
    public void Minimize_G08_FindsTheFeasibleOptimum(string method)
    {
        IOptimizer optimizer = method == "particle-swarm" ? new ParticleSwarm() : new GeneticAlgorithm();
        OptimizationResult result = optimizer.Minimize(
            PopulationProblems.G08(), new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 10_000, ConstraintTolerance = 0 } });
        result.Verified.Feasible.ShouldBeTrue();
        result.Objective.ShouldBe(-0.0958250414, 1e-8);
        result.X[0].ShouldBe(1.22797, 1e-4);
        result.X[1].ShouldBe(4.24537, 1e-4);
    }

    [Theory]
    [InlineData("genetic-algorithm")]
    [InlineData("particle-swarm")]
    public void Minimize_EqualityWithinATolerance_IsNoWorseThanTheOptimum(string method)
    {
        // Feasibility first sees an equality as a band of the tolerance's width. The optimum lies inside, so the best of the band is at least as good.
        IOptimizer optimizer = method == "particle-swarm" ? new ParticleSwarm() : new GeneticAlgorithm();
        OptimizationResult result = optimizer.Minimize(
            PopulationProblems.HockSchittkowski14(),
            new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 10_000, ConstraintTolerance = 0.1 } });
        result.Verified.Feasible.ShouldBeTrue();
        result.ConstraintViolation.ShouldBeLessThanOrEqualTo(0.1);
        result.Objective.ShouldBeLessThanOrEqualTo(9 - (2.875 * Math.Sqrt(7)));
    }

    [Fact]
    public void Hyperparameters_OutOfRange_AreRefusedWhereTheyAreSet()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new GeneticAlgorithm { PopulationSize = 1 }).Message.ShouldContain("at least 2");
        Should.Throw<ArgumentOutOfRangeException>(() => new GeneticAlgorithm { TournamentSize = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new GeneticAlgorithm { CrossoverProbability = 1.5 }).Message.ShouldContain("[0, 1]");
        Should.Throw<ArgumentOutOfRangeException>(() => new GeneticAlgorithm { MutationProbability = double.NaN });
        Should.Throw<ArgumentOutOfRangeException>(() => new GeneticAlgorithm { Mutation = (MutationOperator)9 }).Message.ShouldContain("PolynomialMutation");
        Should.Throw<ArgumentOutOfRangeException>(() => new ParticleSwarm { SwarmSize = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new ParticleSwarm { Inertia = -0.1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new ParticleSwarm { VelocityLimit = 0 }).Message.ShouldContain("above 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new ParticleSwarm { Topology = (SwarmTopology)7 }).Message.ShouldContain("VonNeumann");
    }

    private static int Solved(IOptimizer optimizer, Problem problem, long budget, double target)
    {
        int solved = 0;
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var stopping = new StoppingCriteria { MaxEvaluations = budget, MaxIterations = null, StallIterations = null, TargetObjective = target };
            if (optimizer.Minimize(problem, new RunOptions { Seed = seed, Stopping = stopping }).ExitReason == ExitReason.TargetReached) solved++;
        }

        return solved;
    }
}
