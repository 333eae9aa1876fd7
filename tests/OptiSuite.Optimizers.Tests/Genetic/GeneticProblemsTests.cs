using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.Genetic;

/// <summary>Integer, mixed and constrained problems whose optimum is known, and the local finish.</summary>
public sealed class GeneticProblemsTests
{
    private static readonly StoppingCriteria _budgetOnly = new() { MaxIterations = null, StallIterations = null };

    [Fact]
    public void Minimize_Knapsack_FindsTheBestOfAllSelections()
    {
        double[] value = [12, 7, 19, 4, 15, 9, 22, 3, 11, 17, 6, 14, 8, 20], weight = [8, 5, 13, 3, 11, 6, 16, 2, 9, 12, 5, 10, 7, 13];
        const double capacity = 60;
        double best = 0;
        for (int bits = 0; bits < 1 << value.Length; bits++)
        {
            double v = 0, w = 0;
            for (int j = 0; j < value.Length; j++)
            {
                if ((bits >> j & 1) == 0) continue;
                v += value[j];
                w += weight[j];
            }

            if (w <= capacity) best = Math.Max(best, v);
        }

        double[,] row = new double[1, weight.Length];
        for (int j = 0; j < weight.Length; j++) row[0, j] = weight[j];
        var problem = new Problem(Objective.From(x => -Dot(value, x)), value.Length)
        {
            Bounds = Bounds.Uniform(value.Length, 0, 1),
            IntegerVariables = [.. Enumerable.Range(0, value.Length)],
            Constraints = [LinearConstraint.AtMost(row, [capacity])],
        };
        foreach (CrossoverOperator crossover in new[] { CrossoverOperator.RealCodedEnsembleCrossover, CrossoverOperator.UniformCrossover, CrossoverOperator.LaplaceCrossover })
        {
            OptimizationResult result = new GeneticAlgorithm { Crossover = crossover }.Minimize(
                problem, new RunOptions { Stopping = _budgetOnly with { MaxEvaluations = 20_000 } });
            result.Objective.ShouldBe(-best, $"{crossover}");
            result.ConstraintViolation.ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(CrossoverOperator.RealCodedEnsembleCrossover)]
    [InlineData(CrossoverOperator.LaplaceCrossover)]
    public void Minimize_MixedRosenbrock_IsSolved(CrossoverOperator crossover)
    {
        Problem problem = PopulationProblems.Rosenbrock(4) with { IntegerVariables = [0, 2] };
        int solved = 0;
        for (ulong seed = 1; seed <= 3; seed++)
        {
            OptimizationResult result = new GeneticAlgorithm { Crossover = crossover }.Minimize(
                problem, new RunOptions { Seed = seed, Stopping = _budgetOnly with { MaxEvaluations = 40_000 } });
            if (result.Objective < 1e-6 && result.X[0] == 1 && result.X[2] == 1) solved++;
        }

        solved.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void Minimize_ActiveInequalityByAugmentedLagrangian_ReachesTheOptimum()
    {
        // The nearest point to (1, …, 1) whose sum is at most 2: all 0.4.
        var problem = new Problem(Objective.From(x => x.ToArray().Sum(value => (value - 1) * (value - 1))), 5)
        {
            Bounds = Bounds.Uniform(5, -5, 5),
            Constraints = [LinearConstraint.AtMost(new double[,] { { 1, 1, 1, 1, 1 } }, [2])],
        };
        OptimizationResult result = new GeneticAlgorithm { Constraints = ConstraintTreatment.AugmentedLagrangian }.Minimize(
            problem, new RunOptions { Stopping = _budgetOnly with { MaxEvaluations = 30_000 } });
        result.Verified.Feasible.ShouldBeTrue();
        result.Objective.ShouldBe(1.8, 1e-5);
    }

    [Fact]
    public void Minimize_EqualityByAugmentedLagrangian_IsMuchCloserThanByFeasibilityFirst()
    {
        // HS14: an equality and an active inequality. Feasibility first sees the equality as a band of the tolerance's width.
        const double tolerance = 1e-4;
        double optimum = 9 - (2.875 * Math.Sqrt(7));
        var options = new RunOptions { Stopping = _budgetOnly with { MaxEvaluations = 20_000, ConstraintTolerance = tolerance } };
        double Error(ConstraintTreatment treatment) => Enumerable.Range(1, 3).Max(seed =>
        {
            OptimizationResult result = new GeneticAlgorithm { Constraints = treatment }.Minimize(
                PopulationProblems.HockSchittkowski14(), options with { Seed = (ulong)seed });
            result.Verified.Feasible.ShouldBeTrue();
            return Math.Abs(result.Objective - optimum);
        });
        double augmented = Error(ConstraintTreatment.AugmentedLagrangian);
        augmented.ShouldBeLessThan(1e-3);
        augmented.ShouldBeLessThanOrEqualTo(Error(ConstraintTreatment.FeasibilityFirst) + (10 * tolerance));
    }

    [Theory]
    [InlineData(4_000)]
    [InlineData(null)]
    public void Minimize_WithALocalSearch_ReachesTheLastDigits(int? budget)
    {
        // Too few evaluations for the population alone.
        var algorithm = new GeneticAlgorithm { LocalSearch = new Sqp(), LocalSearchShare = 0.3, RestartRange = 1e-3 };
        OptimizationResult result = algorithm.Minimize(
            PopulationProblems.Rosenbrock(6), new RunOptions { Stopping = _budgetOnly with { MaxEvaluations = budget, StationarityTolerance = 1e-7 } });
        result.Objective.ShouldBeLessThan(1e-8, result.Message);
        if (budget is { } limit) result.Evaluations.Total.ShouldBeLessThanOrEqualTo(limit);
    }

    [Fact]
    public void Minimize_WithALocalSearchResumed_EqualsTheUninterruptedRun()
    {
        var saved = new List<SavedRun>();
        var algorithm = new GeneticAlgorithm { LocalSearch = new Sqp() };
        var options = new RunOptions { Stopping = _budgetOnly with { MaxEvaluations = 1500 } };
        Problem problem = PopulationProblems.Rosenbrock(3);
        OptimizationResult whole = algorithm.Minimize(problem, options with { Checkpoint = new Checkpoint(saved.Add) { Every = TimeSpan.Zero } });
        OptimizationResult resumed = algorithm.Minimize(problem, options with { ResumeFrom = SavedRun.FromJson(saved[^1].ToJson()) });
        resumed.X.ToArray().ShouldBe(whole.X.ToArray());
        resumed.Evaluations.ShouldBe(whole.Evaluations);
        resumed.ExitReason.ShouldBe(whole.ExitReason);
    }

    [Fact]
    public void Minimize_LocalSearchThatCannotTreatTheProblem_IsRefused()
    {
        var algorithm = new GeneticAlgorithm { LocalSearch = new Sqp() };
        Problem problem = PopulationProblems.Sphere(2) with { IntegerVariables = [0] };
        Should.Throw<IncompatibleProblemException>(() => algorithm.Minimize(problem)).Message.ShouldContain("integer variables");
    }

    private static double Dot(double[] a, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++) sum += a[j] * x[j];
        return sum;
    }
}
