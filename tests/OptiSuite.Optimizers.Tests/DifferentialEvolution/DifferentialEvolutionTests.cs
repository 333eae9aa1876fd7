using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.DifferentialEvolution;

public sealed class DifferentialEvolutionTests
{
    [Fact]
    public void Ask_OneRound_PopulationShrinksToTheMinimum()
    {
        const int budget = 2000;
        var optimizer = new Optimizers.DifferentialEvolution { FirstRound = 0, InitialPopulation = 60, MinimumPopulation = 5 };
        IAskTell search = optimizer.Begin(PopulationProblems.Rastrigin(4), new AskTellOptions { MaxEvaluations = budget });
        var counts = new List<int>();
        for (int told = 0; told < budget; told += search.CandidateCount)
        {
            double[] objectives = Evaluate(search, PopulationProblems.Rastrigin(4));
            counts.Add(search.CandidateCount);
            search.Tell(objectives, new double[objectives.Length]);
        }

        counts[0].ShouldBe(60);
        counts[^1].ShouldBe(5);
        counts.Zip(counts.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First);
    }

    [Fact]
    public void Minimize_RosenbrockInTenVariables_IsSolved() => Solved(new Optimizers.DifferentialEvolution(), PopulationProblems.Rosenbrock(10), 50_000).ShouldBe(3);

    [Fact]
    public void Minimize_RastriginInTenVariables_IsSolved() => Solved(new Optimizers.DifferentialEvolution(), PopulationProblems.Rastrigin(10), 100_000).ShouldBe(3);

    [Theory]
    [InlineData(DifferentialEvolutionVariant.Shade)]
    [InlineData(DifferentialEvolutionVariant.Rand1Bin)]
    [InlineData(DifferentialEvolutionVariant.Best1Bin)]
    public void Minimize_FixedPopulation_SolvesRosenbrock(DifferentialEvolutionVariant variant) =>
        Solved(new Optimizers.DifferentialEvolution { Variant = variant }, PopulationProblems.Rosenbrock(3), 60_000).ShouldBe(3);

    [Fact]
    public void Minimize_RotatedEllipsoid_AxesOfThePopulationSaveEvaluations()
    {
        double with = Spent(new Optimizers.DifferentialEvolution()), without = Spent(new Optimizers.DifferentialEvolution { EigenCrossover = 0 });
        with.ShouldBeLessThan(0.8 * without);
    }

    [Fact]
    public void Minimize_G08_FindsTheFeasibleOptimum()
    {
        OptimizationResult result = new Optimizers.DifferentialEvolution().Minimize(
            PopulationProblems.G08(), new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 5_000, ConstraintTolerance = 0 } });
        result.Verified.Feasible.ShouldBeTrue();
        result.Objective.ShouldBe(-0.0958250414, 1e-9);
    }

    [Fact]
    public void Minimize_MixedIntegers_FindsTheKnownOptimum()
    {
        // min (x − 1.3 k)² + (k − 6.4)² + |m − k + 2| over whole k and m: k = 6, m = 4, x = 7.8.
        var problem = new Problem(
            Objective.From(x => ((x[0] - (1.3 * x[1])) * (x[0] - (1.3 * x[1]))) + ((x[1] - 6.4) * (x[1] - 6.4)) + Math.Abs(x[2] - x[1] + 2)), 3)
        { Bounds = Bounds.Uniform(3, -20, 20), IntegerVariables = [1, 2] };
        for (ulong seed = 1; seed <= 5; seed++)
        {
            OptimizationResult result = new Optimizers.DifferentialEvolution().Minimize(
                problem, new RunOptions { Seed = seed, Stopping = new StoppingCriteria { MaxEvaluations = 6_000, MaxIterations = null } });
            result.X[1].ShouldBe(6);
            result.X[2].ShouldBe(4);
            result.Objective.ShouldBe(0.16, 1e-8);
        }
    }

    [Fact]
    public void Minimize_MinimumInACorner_IsFound()
    {
        var problem = new Problem(Objective.From(x => x[0] - x[1] + x[2]), 3) { Bounds = Bounds.Uniform(3, -2, 1) };
        OptimizationResult result = new Optimizers.DifferentialEvolution().Minimize(
            problem, new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 10_000 } });
        result.Objective.ShouldBe(-5, 1e-6);
    }

    [Fact]
    public void Minimize_WithoutRestarts_EndsWhereThePopulationHasContracted()
    {
        var optimizer = new Optimizers.DifferentialEvolution { Restarts = false };
        var options = new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 200_000, MaxIterations = null, StallIterations = null } };
        optimizer.Minimize(PopulationProblems.Sphere(3), options).ExitReason.ShouldBe(ExitReason.SmallStep);
        var constant = new Problem(Objective.From(_ => 3), 3) { Bounds = Bounds.Uniform(3, -1, 1) };
        optimizer.Minimize(constant, options).ExitReason.ShouldBe(ExitReason.Stalled);
    }

    [Fact]
    public void Hyperparameters_OutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Optimizers.DifferentialEvolution { InitialPopulation = 3 }).Message.ShouldContain("at least 4");
        Should.Throw<ArgumentOutOfRangeException>(() => new Optimizers.DifferentialEvolution { RoundGrowth = 0.5 }).Message.ShouldContain("3 is the default");
        Should.Throw<ArgumentOutOfRangeException>(() => new Optimizers.DifferentialEvolution { EigenCrossover = 2 });
        Should.Throw<ArgumentOutOfRangeException>(() => new Optimizers.DifferentialEvolution { Memory = 0 });
        var wrong = new Optimizers.DifferentialEvolution { InitialPopulation = 10, MinimumPopulation = 20 };
        Should.Throw<ArgumentException>(wrong.Validate).Message.ShouldContain("below MinimumPopulation 20");
    }

    private static double[] Evaluate(IAskTell search, Problem problem)
    {
        ReadOnlySpan<double> candidates = search.Ask().Span;
        double[] objectives = new double[search.CandidateCount];
        for (int i = 0; i < objectives.Length; i++) objectives[i] = problem.Objective.Evaluate(candidates.Slice(i * problem.Dimension, problem.Dimension));
        return objectives;
    }

    private static int Solved(IOptimizer optimizer, Problem problem, long budget)
    {
        int solved = 0;
        for (ulong seed = 1; seed <= 3; seed++)
        {
            if (Run(optimizer, problem, budget, seed).ExitReason == ExitReason.TargetReached) solved++;
        }

        return solved;
    }

    private static double Spent(IOptimizer optimizer)
    {
        // Σ 1e6^(k/(n−1)) y_k² along orthonormal directions that are no coordinates: a Householder reflection of them.
        const int n = 8;
        double[] v = [.. Enumerable.Range(1, n).Select(k => k / Math.Sqrt(204.0))];
        var problem = new Problem(
            Objective.From(x =>
            {
                double along = 0, sum = 0;
                for (int k = 0; k < n; k++) along += v[k] * x[k];
                for (int k = 0; k < n; k++)
                {
                    double y = x[k] - (2 * along * v[k]);
                    sum += Math.Pow(1e6, k / (n - 1.0)) * y * y;
                }

                return sum;
            }),
            n)
        { SearchRegion = Bounds.Uniform(n, -5, 3) };
        double spent = 0;
        for (ulong seed = 1; seed <= 3; seed++) spent += Run(optimizer, problem, 80_000, seed).Evaluations.Total;
        return spent;
    }

    private static OptimizationResult Run(IOptimizer optimizer, Problem problem, long budget, ulong seed) => optimizer.Minimize(
        problem,
        new RunOptions
        {
            Seed = seed,
            Stopping = new StoppingCriteria { MaxEvaluations = budget, MaxIterations = null, StallIterations = null, TargetObjective = 1e-6 },
        });
}
