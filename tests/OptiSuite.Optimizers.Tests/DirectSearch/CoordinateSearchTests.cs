using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.DirectSearch;

public sealed class CoordinateSearchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Minimize_SeparableRastrigin_ReachesTheGlobalMinimum(int seed)
    {
        Problem problem = PopulationProblems.Rastrigin(10) with { Start = [.. Enumerable.Repeat(3.7, 10)] };
        OptimizationResult result = new CoordinateSearch().Minimize(
            problem, new RunOptions { Seed = (ulong)seed, Stopping = new StoppingCriteria { MaxEvaluations = 4000, TargetObjective = 1e-9 } });
        result.ExitReason.ShouldBe(ExitReason.TargetReached, $"{result.Objective} after {result.Evaluations.Total}");
    }

    [Fact]
    public void Minimize_SeparableEllipsoid_TakesFewEvaluationsAnAxis()
    {
        var problem = new Problem(
            Objective.From(x =>
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++) sum += Math.Pow(10, 6.0 * i / 9) * (x[i] - 0.3) * (x[i] - 0.3);
                return sum;
            }),
            10)
        { Start = [.. new double[10]], SearchRegion = Bounds.Uniform(10, -5, 5) };
        OptimizationResult result = new CoordinateSearch().Minimize(problem, new RunOptions { Stopping = new StoppingCriteria { TargetObjective = 1e-9 } });
        result.ExitReason.ShouldBe(ExitReason.TargetReached);
        result.Evaluations.Total.ShouldBeLessThan(400);
    }

    [Fact]
    public void Minimize_RosenbrocksValley_EndsAsStalledAfterTheTestForSeparability()
    {
        Problem problem = PopulationProblems.Rosenbrock(10) with { Start = [.. new double[10]] };
        OptimizationResult result = new CoordinateSearch().Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.Stalled);
        result.Evaluations.Total.ShouldBeLessThanOrEqualTo(2 * 22);
    }

    [Fact]
    public void Minimize_IncreasingFunctionOfASum_IsSearchedAlongTheAxesToo()
    {
        var problem = new Problem(Objective.From(x => Math.Sqrt(1 + PopulationProblems.Square(x))), 5) { Start = [1, 2, 3, -4, 1], SearchRegion = Bounds.Uniform(5, -5, 4) };
        OptimizationResult result = new CoordinateSearch().Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.SmallStep);
        result.Objective.ShouldBe(1, 1e-12);
    }

    /// <summary>In later passes an axis that seemed to have one minimum is looked at again: here a narrow, lower one hides beside a wide one.</summary>
    [Fact]
    public void Minimize_NarrowMinimumBesideAWideOne_IsFoundInALaterPass()
    {
        var problem = new Problem(
            Objective.From(x =>
            {
                double sum = 0;
                foreach (double v in x) sum += Math.Min((v - 1.3) * (v - 1.3), (40 * (v + 0.7) * (v + 0.7)) - 1);
                return sum;
            }),
            4)
        { Start = [2, 2, 2, 2], SearchRegion = Bounds.Uniform(4, -5, 5) };
        new CoordinateSearch().Minimize(problem).Objective.ShouldBe(-4, 1e-9);
    }

    [Fact]
    public void Minimize_CoupledAndToldToGoOn_Descends()
    {
        Problem problem = PopulationProblems.Rosenbrock(2) with { Start = [-1.2, 1] };
        OptimizationResult result = new CoordinateSearch { StopWhenCoupled = false }.Minimize(
            problem, new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 5000 } });
        result.Objective.ShouldBeLessThan(1);
    }

    [Fact]
    public void Minimize_MinimumOutsideTheRegion_IsReachedWhereNoBoundForbids()
    {
        var problem = new Problem(Objective.From(x => ((x[0] - 40) * (x[0] - 40)) + Math.Abs(x[1] + 7)), 2) { Start = [0, 0], SearchRegion = Bounds.Uniform(2, -5, 5) };
        OptimizationResult result = new CoordinateSearch().Minimize(problem);
        result.Objective.ShouldBeLessThan(1e-7);
        OptimizationResult bounded = new CoordinateSearch().Minimize(problem with { Bounds = Bounds.Uniform(2, -5, 5) });
        bounded.X[0].ShouldBe(5);
        bounded.X[1].ShouldBe(-5);
    }

    [Fact]
    public void TryEasiest_ByHand_BisectsTheIntervalWithTheFlattestParabola()
    {
        var line = new LineSamples();
        line.Add(0, 4);
        line.Add(4, 0);
        line.Add(10, 9);
        // (√4 + √0)/4 = 0.5 and (√0 + √9)/6 = 0.5; a narrower left interval is harder.
        line.Add(1, 4);
        line.TryEasiest(0, out double at).ShouldBeTrue();
        at.ShouldBe(7);
        line.BestAt.ShouldBe(4);
        line.IsUnimodal.ShouldBeTrue();
        line.Add(7, 0.5);
        line.Add(8, 0.25);
        line.IsUnimodal.ShouldBeFalse();
        line.Rebase();
        line.BestValue.ShouldBe(0);
    }

    [Fact]
    public void IsSum_SumsAndCoupledFunctions_AreTold()
    {
        var random = new RandomStream(5);
        for (int round = 0; round < 50; round++)
        {
            double[] a = [random.NextGaussian(), random.NextGaussian(), random.NextGaussian()], b = [random.NextGaussian(), random.NextGaussian(), random.NextGaussian()];
            Tell(x => Math.Sin(x[0]) + Math.Exp(x[1]) + (1e6 * x[2] * x[2]), a, b).ShouldBeTrue();
            Tell(x => Math.Sin(x[0]) + (x[1] * x[2]), a, b).ShouldBeFalse();
        }

        static bool Tell(Func<double[], double> f, double[] a, double[] b)
        {
            double[] changed = [.. Enumerable.Range(0, 3).Select(j =>
            {
                double[] mixed = [.. a];
                mixed[j] = b[j];
                return f(mixed);
            })];
            return SeparabilityTest.IsSum(f(a), f(b), changed);
        }
    }
}
