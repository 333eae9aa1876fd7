namespace OptiSuite.Optimizers.Tests.Searching;

/// <summary>What every search of the catalog promises beyond the contract of optimizers.</summary>
public sealed class SearchContracts
{
    public static TheoryData<string> Searches =>
        [.. OptimizerCatalog.All.Where(entry => entry.Default is IAskTellOptimizer).Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Searches))]
    public void Tell_DrivenByHand_EqualsMinimizeWithTheSameSeed(string name)
    {
        const int iterations = 40;
        Problem problem = Valley();
        OptimizationResult result = Find(name).Minimize(problem, new RunOptions
        {
            Seed = 11,
            Stopping = new StoppingCriteria { MaxIterations = iterations, MaxEvaluations = 5000, StallIterations = null, StepTolerance = null },
        });
        IAskTell search = Begin(name, problem);
        for (int k = 0; k <= result.Iterations; k++) Turn(search, problem);
        search.X.ToArray().ShouldBe(result.X.ToArray());
        search.Objective.ShouldBe(result.Objective);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Restore_SavedWhileCandidatesAreOut_GoesOnWithTheSameBits(string name)
    {
        Problem problem = Valley();
        IAskTell search = Begin(name, problem);
        for (int k = 0; k < 7; k++) Turn(search, problem);
        double[] asked = search.Ask().ToArray();
        string saved = SavedSearch.ToJson(search);

        IAskTell again = Begin(name, problem);
        SavedSearch.Restore(again, saved);
        Should.Throw<InvalidOperationException>(() => again.Ask()).Message.ShouldContain("Tell");
        Answer(search, problem, asked);
        Answer(again, problem, asked);
        for (int k = 0; k < 20; k++)
        {
            double[] candidates = search.Ask().ToArray();
            again.Ask().ToArray().ShouldBe(candidates);
            Answer(search, problem, candidates);
            Answer(again, problem, candidates);
        }

        again.X.ToArray().ShouldBe(search.X.ToArray());
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Minimize_NoisyObjective_RecommendsAPointByMoreThanItsLuckiestValue(string name)
    {
        // f(x) = ‖x‖² with noise of standard deviation 1: the luckiest of thousands of values lies several units below the truth. What a method
        // recommends must be near the minimum, and the value it reports nearer to the truth than luck is.
        var noise = new RandomStream(5);
        double luckiest = double.PositiveInfinity;
        var problem = new Problem(
            Objective.From(x =>
            {
                double f = Square(x) + noise.NextGaussian();
                luckiest = Math.Min(luckiest, f);
                return f;
            }),
            3)
        { Name = "noisy", Bounds = Bounds.Uniform(3, -10, 8), Start = [5, 5, 5], IsNoisy = true };
        OptimizationResult result = Find(name).Minimize(problem, new RunOptions
        {
            Verify = false,
            Stopping = new StoppingCriteria { MaxEvaluations = 6000, MaxIterations = null, StallIterations = null, StepTolerance = null },
        });
        double truth = Square(result.X.AsSpan());
        truth.ShouldBeLessThan(8, result.Message);
        result.Objective.ShouldBeGreaterThan(luckiest);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Minimize_SeveralEvaluationsPerCandidate_SeesTheirMean(string name)
    {
        if (Find(name) is not SearchOptimizer optimizer) return;
        int calls = 0;
        double[]? last = null;
        var problem = new Problem(
            Objective.From(x =>
            {
                // Four evaluations of one point: −3, −1, +1, +3 about the value.
                int turn = calls++ % 4;
                if (turn > 0) x.ToArray().ShouldBe(last!);
                last = x.ToArray();
                return Square(x) + (2 * turn) - 3;
            }),
            2)
        { Name = "alternating", Bounds = Bounds.Uniform(2, -10, 8), Start = [5, 5] };
        OptimizationResult result = (optimizer with { EvaluationsPerCandidate = 4 }).Minimize(problem, new RunOptions
        {
            Verify = false,
            Stopping = new StoppingCriteria { MaxIterations = 40, MaxEvaluations = 4000, StallIterations = null },
        });
        result.Evaluations.Total.ShouldBe(calls);
        IAskTell search = (optimizer with { EvaluationsPerCandidate = 4 }).Begin(problem);
        double[] candidates = search.Ask().ToArray();
        (search.CandidateCount % 4).ShouldBe(0);
        double[] values = [.. Enumerable.Range(0, search.CandidateCount).Select(i => Square(candidates.AsSpan(2 * i, 2)) + (2 * (i % 4)) - 3)];
        search.Tell(values, new double[values.Length]);
        search.Objective.ShouldBe(Square(search.X), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void CandidateCount_AfterTell_IsStillThatOfTheLastAsk(string name)
    {
        Problem problem = Valley();
        IAskTell search = Begin(name, problem);
        for (int k = 0; k < 150; k++)
        {
            double[] candidates = search.Ask().ToArray();
            search.CandidateCount.ShouldBe(candidates.Length / 4);
            Answer(search, problem, candidates);
            search.CandidateCount.ShouldBe(candidates.Length / 4);
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Tell_NothingButNaN_GoesOnAndClaimsNothing(string name)
    {
        IAskTell search = Begin(name, Valley());
        for (int k = 0; k < 200; k++)
        {
            _ = search.Ask();
            double[] nothing = new double[search.CandidateCount];
            Array.Fill(nothing, double.NaN);
            search.Tell(nothing, new double[nothing.Length]);
        }

        (search.Exit?.IsConverged() ?? false).ShouldBeFalse();
        search.Objective.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Restore_AnotherMethodsState_IsRefused()
    {
        string saved = SavedSearch.ToJson(Begin("genetic-algorithm", Valley()));
        Should.Throw<SavedRunException>(() => SavedSearch.Restore(Begin("particle-swarm", Valley()), saved)).Message.ShouldContain("does not fit");
    }

    private static IOptimizer Find(string name) => OptimizerCatalog.Find(name);

    private static IAskTell Begin(string name, Problem problem) =>
        ((IAskTellOptimizer)Find(name)).Begin(problem, new AskTellOptions { Seed = 11, MaxEvaluations = 5000 });

    private static void Turn(IAskTell search, Problem problem) => Answer(search, problem, search.Ask().Span);

    private static void Answer(IAskTell search, Problem problem, ReadOnlySpan<double> candidates)
    {
        double[] objectives = new double[search.CandidateCount];
        for (int i = 0; i < objectives.Length; i++) objectives[i] = problem.Objective.Evaluate(candidates.Slice(i * problem.Dimension, problem.Dimension));
        search.Tell(objectives, new double[objectives.Length]);
    }

    private static Problem Valley() => new(
        Objective.From(x =>
        {
            double sum = 0;
            for (int i = 0; i + 1 < x.Length; i++) sum += (100 * Math.Pow(x[i + 1] - (x[i] * x[i]), 2)) + Math.Pow(1 - x[i], 2);
            return sum;
        }),
        4)
    { Name = "valley", Bounds = Bounds.Uniform(4, -5, 5), Start = [-1.2, 1, -1.2, 1] };

    private static double Square(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x) sum += v * v;
        return sum;
    }
}
