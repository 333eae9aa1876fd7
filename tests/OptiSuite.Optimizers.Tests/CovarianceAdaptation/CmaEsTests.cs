namespace OptiSuite.Optimizers.Tests.CovarianceAdaptation;

/// <summary>What CMA-ES reaches, and in how many evaluations.</summary>
public sealed class CmaEsTests
{
    [Fact]
    public void Minimize_IllConditionedEllipsoid_TakesAsManyEvaluationsAsPublished()
    {
        // Hansen and Ostermeier (2001) and pycma take about 6000 to 7000 evaluations to 1e-9 in ten variables; the active update saves some.
        long plain = Median(new CmaEs { ActiveUpdate = false }, CmaProblems.Ellipsoid(10), 1e-9);
        long active = Median(new CmaEs(), CmaProblems.Ellipsoid(10), 1e-9);
        plain.ShouldBeInRange(4500, 8000);
        active.ShouldBeInRange(3000, 6500);
        active.ShouldBeLessThan(plain);
    }

    [Fact]
    public void Minimize_RotatedEllipsoid_IsAsFastAsTheSeparableOne()
    {
        long straight = Median(new CmaEs(), CmaProblems.Ellipsoid(8), 1e-9), rotated = Median(new CmaEs(), CmaProblems.RotatedEllipsoid(8), 1e-9);
        ((double)rotated / straight).ShouldBeInRange(0.8, 1.25);
    }

    [Fact]
    public void Minimize_SeparableOnASeparableFunction_IsSeveralTimesFaster()
    {
        long full = Median(new CmaEs(), CmaProblems.Ellipsoid(20), 1e-9);
        long separable = Median(new CmaEs { Covariance = CmaCovariance.Separable }, CmaProblems.Ellipsoid(20), 1e-9);
        ((double)full / separable).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Minimize_IncreasingTransformationOfTheObjective_ChangesNoCandidate()
    {
        Problem problem = CmaProblems.Ellipsoid(4);
        Problem transformed = new(Objective.From(x => Math.Pow(problem.Objective.Evaluate(x), 0.25)), 4) { SearchRegion = problem.SearchRegion };
        var options = new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 800 } };
        new CmaEs().Minimize(transformed, options).X.ShouldBe(new CmaEs().Minimize(problem, options).X);
    }

    [Fact]
    public void Minimize_RosenbrockInTenVariables_IsSolved() =>
        Median(new CmaEs(), Population.PopulationProblems.Rosenbrock(10), 1e-8).ShouldBeLessThan(20_000);

    [Fact]
    public void Minimize_RastriginWithRestarts_IsSolvedWhereOneRunIsNot()
    {
        Solved(new CmaEs { Restarts = CmaRestarts.None }, Population.PopulationProblems.Rastrigin(5), 100_000, 1e-8).ShouldBe(0);
        Solved(new CmaEs { Restarts = CmaRestarts.Ipop }, Population.PopulationProblems.Rastrigin(5), 100_000, 1e-8).ShouldBeGreaterThanOrEqualTo(2);
        Solved(new CmaEs(), Population.PopulationProblems.Rastrigin(5), 100_000, 1e-8).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void Minimize_WithoutRestarts_EndsByItsOwnTestsAndSaysSo()
    {
        Problem problem = CmaProblems.Ellipsoid(5);
        var optimizer = new CmaEs { Restarts = CmaRestarts.None };
        OptimizationResult result = optimizer.Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.SmallStep);
        result.Objective.ShouldBeLessThan(1e-8);
        IAskTell search = optimizer.Begin(problem);
        while (search.Exit is null) Tell(search, problem);
        search.Explanation!.ShouldContain("TolFun");
    }

    [Fact]
    public void Minimize_ConstantWithoutRestarts_IsStalledAndNotConverged()
    {
        var problem = new Problem(Objective.From(_ => 1), 3) { SearchRegion = Bounds.Uniform(3, -5, 5) };
        OptimizationResult result = new CmaEs { Restarts = CmaRestarts.None }.Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.Stalled);
        result.Evaluations.Total.ShouldBeLessThan(100);
    }

    [Fact]
    public void Minimize_FiniteOnASmallIslandOnly_FindsAndSolvesIt()
    {
        var problem = new Problem(
            Objective.From(x => Math.Abs(x[0] - 3) < 1 && Math.Abs(x[1] - 3) < 1 ? ((x[0] - 3.5) * (x[0] - 3.5)) + ((x[1] - 2.5) * (x[1] - 2.5)) : double.NaN), 2)
        { SearchRegion = Bounds.Uniform(2, -5, 5) };
        foreach (CmaRestarts restarts in Enum.GetValues<CmaRestarts>())
        {
            IAskTell search = new CmaEs { Restarts = restarts }.Begin(problem);
            for (int evaluations = 0; evaluations < 5000 && search.Exit is null; evaluations += search.CandidateCount) Tell(search, problem);
            search.Objective.ShouldBeLessThan(1e-8, restarts.ToString());
        }
    }

    [Fact]
    public void Begin_StartAndStep_FirstCandidatesLieAroundTheStart()
    {
        var problem = new Problem(Objective.From(x => x[0]), 2) { Start = [100, -3], SearchRegion = new Bounds([0, -5], [1000, 5]) };
        IAskTell search = new CmaEs { PopulationSize = 4000 }.Begin(problem);
        ReadOnlySpan<double> candidates = search.Ask().Span;
        (double Mean, double Deviation)[] moments = [Moments(candidates, 0), Moments(candidates, 1)];
        moments[0].Mean.ShouldBe(100, 15);
        moments[0].Deviation.ShouldBe(200, 15);
        moments[1].Mean.ShouldBe(-3, 0.15);
        moments[1].Deviation.ShouldBe(2, 0.15);
    }

    [Fact]
    public void Minimize_NoisySphere_RecommendsAPointNearTheOptimum()
    {
        var noise = new RandomStream(5);
        var problem = new Problem(Objective.From(x => Population.PopulationProblems.Square(x) + (0.1 * noise.NextGaussian())), 5)
        {
            SearchRegion = Bounds.Uniform(5, -5, 5),
            IsNoisy = true,
        };
        OptimizationResult result = new CmaEs().Minimize(problem, new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 10_000 } });
        Population.PopulationProblems.Square(result.X.AsSpan()).ShouldBeLessThan(0.3);
    }

    [Fact]
    public void Hyperparameters_OutOfRange_AreRefusedWhereTheyAreSet()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new CmaEs { PopulationSize = 1 }).Message.ShouldContain("at least 2");
        Should.Throw<ArgumentOutOfRangeException>(() => new CmaEs { InitialStepSize = 0 }).Message.ShouldContain("above 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new CmaEs { TolX = -1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new CmaEs { TolFun = double.NaN });
        Should.Throw<ArgumentOutOfRangeException>(() => new CmaEs { TolFunHist = double.PositiveInfinity });
        Should.Throw<ArgumentOutOfRangeException>(() => new CmaEs { Restarts = (CmaRestarts)9 }).Message.ShouldContain("Bipop");
        Should.Throw<ArgumentOutOfRangeException>(() => new CmaEs { Covariance = (CmaCovariance)9 });
        Should.Throw<ArgumentOutOfRangeException>(() => new CmaEs { Constraints = (ConstraintTreatment)9 });
    }

    [Fact]
    public void Minimize_SmallestPopulations_StillDescend()
    {
        foreach (int size in new[] { 2, 3, 4 })
        {
            OptimizationResult result = new CmaEs { PopulationSize = size }.Minimize(
                CmaProblems.Ellipsoid(3), new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 6000, StallIterations = null } });
            result.Objective.ShouldBeLessThan(1e-3, $"λ = {size}");
        }
    }

    internal static int Solved(CmaEs optimizer, Problem problem, long budget, double target) =>
        Enumerable.Range(1, 3).Count(seed => Evaluations(optimizer, problem, target, (ulong)seed, budget) <= budget);

    /// <summary>The evaluations to a target, the median of three seeds.</summary>
    private static long Median(CmaEs optimizer, Problem problem, double target)
    {
        long[] all = [.. Enumerable.Range(1, 3).Select(seed => Evaluations(optimizer, problem, target, (ulong)seed, 200_000))];
        Array.Sort(all);
        return all[1];
    }

    private static long Evaluations(CmaEs optimizer, Problem problem, double target, ulong seed, long budget)
    {
        var stopping = new StoppingCriteria { MaxEvaluations = budget, MaxIterations = null, StallIterations = null, TargetObjective = target };
        OptimizationResult result = optimizer.Minimize(problem, new RunOptions { Seed = seed, Stopping = stopping });
        return result.ExitReason == ExitReason.TargetReached ? result.Evaluations.Total : budget + 1;
    }

    private static void Tell(IAskTell search, Problem problem)
    {
        ReadOnlySpan<double> candidates = search.Ask().Span;
        double[] objectives = new double[search.CandidateCount];
        for (int i = 0; i < objectives.Length; i++) objectives[i] = problem.Objective.Evaluate(candidates.Slice(i * search.Dimension, search.Dimension));
        search.Tell(objectives, new double[objectives.Length]);
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<double> candidates, int column)
    {
        double sum = 0, squares = 0;
        int count = candidates.Length / 2;
        for (int i = 0; i < count; i++) sum += candidates[(2 * i) + column] / count;
        for (int i = 0; i < count; i++) squares += (candidates[(2 * i) + column] - sum) * (candidates[(2 * i) + column] - sum) / count;
        return (sum, Math.Sqrt(squares));
    }
}
