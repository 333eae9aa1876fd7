using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.ModelBased;

public sealed class QuadraticModelSearchTests
{
    private static readonly QuadraticModelSearch _alone = new() { Restarts = ModelRestarts.None, InitialRadius = 0.1 };

    [Fact]
    public void Minimize_Sphere_TakesTheInitialPointsAndAFewMore()
    {
        var problem = new Problem(Objective.From(PopulationProblems.Square), 10) { Start = [.. Enumerable.Repeat(1.0, 10)], SearchRegion = Bounds.Uniform(10, -5, 5) };
        OptimizationResult result = _alone.Minimize(problem, new RunOptions { Stopping = new StoppingCriteria { TargetObjective = 1e-8 } });
        result.ExitReason.ShouldBe(ExitReason.TargetReached);
        result.Evaluations.Total.ShouldBeLessThanOrEqualTo(40);
    }

    [Theory]
    [InlineData(0, 2000)]
    [InlineData(1, 1600)]
    public void Minimize_RosenbrocksValley_IsFollowedToItsEnd(double growth, int most)
    {
        Problem problem = PopulationProblems.Rosenbrock(10) with { Start = [.. new double[10]] };
        OptimizationResult result = (_alone with { Growth = growth }).Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.SmallStep);
        result.Objective.ShouldBeLessThan(1e-9);
        result.Evaluations.Total.ShouldBeLessThan(most);
    }

    [Fact]
    public void Minimize_MinimumOnSeveralBounds_IsFoundExactlyThere()
    {
        var problem = new Problem(
            Objective.From(x =>
            {
                double product = 1;
                foreach (double v in x) product *= v;
                return 2 - (product / 120);
            }),
            5)
        { Name = "hs45", Start = [0.5, 1, 1.5, 2, 2.5], Bounds = new Bounds([0, 0, 0, 0, 0], [1, 2, 3, 4, 5]) };
        OptimizationResult result = _alone.Minimize(problem);
        result.X.ShouldBe([1, 2, 3, 4, 5]);
        result.Converged.ShouldBeTrue();
        result.Evaluations.Total.ShouldBeLessThan(100);
    }

    [Theory]
    [InlineData(-5.0)]
    [InlineData(-4.7)]
    [InlineData(-4.2)]
    public void Minimize_StartAtOrNearABound_FindsTheMinimumInside(double start)
    {
        Problem problem = PopulationProblems.Sphere(3) with { Start = [start, start, 3] };
        _alone.Minimize(problem).Objective.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Minimize_NaNBesideTheMinimum_IsLeftAlone()
    {
        var problem = new Problem(Objective.From(x => x[0] < 0 ? double.NaN : ((x[0] - 0.01) * (x[0] - 0.01)) + ((x[1] - 1) * (x[1] - 1))), 2)
        { Start = [0.5, 0.5], SearchRegion = Bounds.Uniform(2, -5, 5) };
        OptimizationResult result = _alone.Minimize(problem);
        result.Objective.ShouldBeLessThan(1e-10);
        result.Evaluations.NonFinite.ShouldBePositive();
    }

    [Fact]
    public void Minimize_ConstantObjectiveWithoutRestarts_EndsAsStalled()
    {
        var problem = new Problem(Objective.From(_ => 3), 3) { Start = [1, 2, 3] };
        _alone.Minimize(problem).ExitReason.ShouldBe(ExitReason.Stalled);
    }

    [Fact]
    public void Minimize_TwoMinima_RestartsFindTheLower()
    {
        var problem = new Problem(Objective.From(x => Math.Min((x[0] - 3) * (x[0] - 3), ((x[0] + 3) * (x[0] + 3)) - 1) + (x[1] * x[1])), 2)
        { Start = [3.5, 1], SearchRegion = Bounds.Uniform(2, -5, 5) };
        var options = new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 2000 } };
        _alone.Minimize(problem, options).Objective.ShouldBe(0, 1e-9);
        new QuadraticModelSearch().Minimize(problem, options).Objective.ShouldBe(-1, 1e-9);
    }

    [Fact]
    public void Ask_First_ProposesTheWholeInterpolationSet()
    {
        IAskTell search = _alone.Begin(PopulationProblems.Sphere(3) with { Start = [0, -5, 1], Bounds = null, SearchRegion = Bounds.Uniform(3, -5, 5) });
        search.CandidateCount.ShouldBe(7);
        search.Ask().ToArray().ShouldBe([0, -5, 1, 1, -5, 1, 0, -4, 1, 0, -5, 2, -1, -5, 1, 0, -6, 1, 0, -5, 0], 1e-12);
    }

    [Fact]
    public void Validate_FinalRadiusNotBelowTheInitial_Throws() =>
        Should.Throw<ArgumentException>(() => (_alone with { FinalRadius = 0.2 }).Validate()).Message.ShouldContain("InitialRadius");
}
