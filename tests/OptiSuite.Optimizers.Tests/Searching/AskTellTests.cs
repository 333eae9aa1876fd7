using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.Searching;

public sealed class AskTellTests
{
    /// <summary>The methods with a population that starts in the region.</summary>
    public static TheoryData<string> Methods => ["genetic-algorithm", "particle-swarm"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Tell_DrivenByHand_EqualsMinimizeWithTheSameSeed(string method)
    {
        IAskTellOptimizer optimizer = Create(method);
        Problem problem = PopulationProblems.G08();
        OptimizationResult result = optimizer.Minimize(
            problem, new RunOptions { Seed = 11, Stopping = new StoppingCriteria { MaxIterations = 40, StallIterations = null } });

        IAskTell search = optimizer.Begin(problem, new AskTellOptions { Seed = 11 });
        double[] objectives = new double[search.CandidateCount], violations = new double[search.CandidateCount], c = new double[2];
        for (int generation = 0; generation <= 40; generation++)
        {
            ReadOnlySpan<double> candidates = search.Ask().Span;
            for (int i = 0; i < objectives.Length; i++)
            {
                ReadOnlySpan<double> x = candidates.Slice(2 * i, 2);
                objectives[i] = problem.Objective.Evaluate(x);
                problem.Constraints[0].Evaluate(x, c);
                violations[i] = Math.Max(0, Math.Max(c[0], c[1]));
            }

            search.Tell(objectives, violations);
        }

        search.X.ToArray().ShouldBe(result.X.ToArray());
        search.Objective.ShouldBe(result.Objective);
        search.ConstraintViolation.ShouldBe(result.ConstraintViolation);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Minimize_SequentialOrParallel_GivesTheSameBits(string method)
    {
        IOptimizer optimizer = Create(method);
        var options = new RunOptions { Seed = 3, Stopping = new StoppingCriteria { MaxEvaluations = 1234 } };
        OptimizationResult sequential = optimizer.Minimize(PopulationProblems.Rastrigin(7), options);
        OptimizationResult parallel = optimizer.Minimize(PopulationProblems.Rastrigin(7), options with { Batch = new ParallelBatchEvaluator(4) });
        parallel.X.ToArray().ShouldBe(sequential.X.ToArray());
        parallel.Objective.ShouldBe(sequential.Objective);
        parallel.Evaluations.ShouldBe(sequential.Evaluations);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Minimize_BudgetWithinAGeneration_IsUsedUpAndTheBestCounts(string method)
    {
        int calls = 0;
        double best = double.PositiveInfinity;
        var problem = new Problem(
            Objective.From(x =>
            {
                calls++;
                double f = PopulationProblems.Square(x);
                best = Math.Min(best, f);
                return f;
            }),
            3)
        { Bounds = Bounds.Uniform(3, -4, 6) };
        OptimizationResult result = Create(method).Minimize(
            problem, new RunOptions { Verify = false, Stopping = new StoppingCriteria { MaxEvaluations = 157 } });
        calls.ShouldBe(157);
        result.Evaluations.Total.ShouldBe(157);
        result.ExitReason.ShouldBe(ExitReason.MaxEvaluations);
        result.Objective.ShouldBe(best);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Ask_FirstTime_BeginsWithTheStartMovedIntoTheBounds(string method)
    {
        Problem problem = PopulationProblems.Sphere(3) with { Start = [1, -9, 9] };
        Create(method).Begin(problem).Ask().Span[..3].ToArray().ShouldBe([1.0, -5.0, 3.0]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Ask_RegionPartlyOutsideTheBounds_DrawsFromThePartInside(string method)
    {
        Problem problem = PopulationProblems.Sphere(2) with { SearchRegion = new Bounds([-20, 4], [-4, 9]) };
        foreach (double[] x in Rows(Create(method).Begin(problem).Ask(), 2))
        {
            x[0].ShouldBeInRange(-5, -4);
            x[1].ShouldBe(3);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Minimize_MinimumOutsideTheSearchRegion_IsFound(string method)
    {
        var problem = new Problem(Objective.From(x => ((x[0] - 30) * (x[0] - 30)) + (x[1] * x[1])), 2) { SearchRegion = Bounds.Uniform(2, -5, 5) };
        Create(method).Minimize(problem, new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 20_000, TargetObjective = 1e-6 } })
            .ExitReason.ShouldBe(ExitReason.TargetReached);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Ask_Twice_Throws(string method)
    {
        IAskTell search = Create(method).Begin(PopulationProblems.Sphere(2));
        Should.Throw<InvalidOperationException>(() => search.Tell(new double[search.CandidateCount], new double[search.CandidateCount]));
        _ = search.Ask();
        Should.Throw<InvalidOperationException>(() => search.Ask());
        Should.Throw<ArgumentException>(() => search.Tell([1], [0])).Message.ShouldContain($"{search.CandidateCount} candidates");
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Begin_ProblemItCannotTreat_ThrowsWithTheReasons(string method)
    {
        Problem problem = PopulationProblems.Sphere(2) with { Bounds = null };
        string message = Should.Throw<ArgumentException>(() => Create(method).Begin(problem)).Message;
        message.ShouldContain("Problem.SearchRegion");
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Tell_NonFiniteObjectives_NeverBecomeTheIncumbent(string method)
    {
        IAskTell search = Create(method).Begin(PopulationProblems.Sphere(2));
        double[] first = search.Ask()[..2].ToArray();
        double[] objectives = [.. Enumerable.Range(0, search.CandidateCount).Select(i => i % 2 == 0 ? double.NaN : double.NegativeInfinity)];
        double[] violations = new double[search.CandidateCount];
        objectives[0] = 5;
        violations[0] = 2;
        search.Tell(objectives, violations);
        // A point that violates a constraint has at least an answer.
        search.X.ToArray().ShouldBe(first);
        search.Objective.ShouldBe(5);
        search.ConstraintViolation.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Minimize_AllVariablesFixed_ReturnsTheOnlyPoint(string method)
    {
        var problem = new Problem(Objective.From(PopulationProblems.Square), 2) { Bounds = new Bounds([1, 2], [1, 2]) };
        OptimizationResult result = Create(method).Minimize(problem, new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 500 } });
        result.X.ToArray().ShouldBe([1.0, 2.0]);
        result.Objective.ShouldBe(5);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Diagnostics_DuringARun_ShowTheContraction(string method)
    {
        IAskTell search = Create(method).Begin(PopulationProblems.Sphere(4));
        double[] violations = new double[search.CandidateCount];
        var diversities = new List<double>();
        for (int generation = 0; generation < 60; generation++)
        {
            search.Tell([.. Rows(search.Ask(), 4).Select(x => PopulationProblems.Square(x))], violations);
            diversities.Add(search.Diagnostics[0].Value);
        }

        search.Diagnostics[0].Name.ShouldBe("diversity");
        search.Diagnostics[1].Name.ShouldBe("mean objective");
        // The standard deviation of a uniform distribution is its width over √12.
        diversities[0].ShouldBe(1 / Math.Sqrt(12), 0.05);
        diversities[^1].ShouldBeLessThan(diversities[0] / 10);
    }

    private static IAskTellOptimizer Create(string method) => method == "particle-swarm" ? new ParticleSwarm() : new GeneticAlgorithm();

    private static IEnumerable<double[]> Rows(ReadOnlyMemory<double> points, int n)
    {
        for (int i = 0; i < points.Length; i += n) yield return points.Slice(i, n).ToArray();
    }
}
