using OptiSuite.Optimizers.Tests.Constrained;
using OptiSuite.Problems;

namespace OptiSuite.Optimizers.Tests.Global;

public class MultiStartTests
{
    private static readonly MultiStart _default = new();

    private static double SixHumpCamel(ReadOnlySpan<double> x)
    {
        double a = x[0] * x[0], b = x[1] * x[1];
        return ((4 - (2.1 * a) + (a * a / 3)) * a) + (x[0] * x[1]) + ((-4 + (4 * b)) * b);
    }

    private static double Rastrigin(ReadOnlySpan<double> x)
    {
        double sum = 10 * x.Length;
        foreach (double t in x) sum += (t * t) - (10 * Math.Cos(2 * Math.PI * t));
        return sum;
    }

    private static double Rastrigin(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < x.Length; i++) gradient[i] = (2 * x[i]) + (20 * Math.PI * Math.Sin(2 * Math.PI * x[i]));
        return Rastrigin(x);
    }

    private static Problem Camel => new(Objective.From(SixHumpCamel), 2) { Name = "six-hump camel", Bounds = new Bounds([-3, -2], [3, 2]), Start = [2, 1] };

    private static Problem RastriginOf(int n) => new(Objective.Differentiable(Rastrigin, Rastrigin), n)
    {
        Name = "Rastrigin",
        Bounds = Bounds.Uniform(n, -5.12, 5.12),
        Start = [.. Enumerable.Repeat(4.6, n)],
    };

    [Fact]
    public void Minimize_SixHumpCamel_FindsBothGlobalMinimaAndTheLocalOnes()
    {
        OptimizationResult result = _default.Minimize(Camel);
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(-1.0316284535, 1e-8);
        result.Solutions.Length.ShouldBeInRange(4, 6);
        result.Solutions.Count(solution => solution.Objective < -1.0316).ShouldBe(2);
        result.Solutions[0].X.ShouldBe(result.X);
        result.Solutions.Select(solution => solution.Objective).ShouldBeInOrder();
        result.Solutions.ShouldAllBe(solution => solution.Searches >= 1 && solution.ExitReason.IsConverged());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Minimize_RastriginInTwoVariables_FindsTheGlobalMinimum(int seed)
    {
        OptimizationResult result = (_default with { Starts = 60 }).Minimize(RastriginOf(2), new RunOptions { Seed = (ulong)seed });
        result.Objective.ShouldBe(0, 1e-8, result.Message);
        result.Converged.ShouldBeTrue();
    }

    [Fact]
    public void Minimize_NonconvexConstraints_FindsTheBetterArc()
    {
        // min x + y on the part of the circle x² + y² = 4 with xy ≤ 1 and x ≥ −1: local minima at both ends of every arc.
        Problem problem = new(SqpProblems.Smooth((x, g) =>
        {
            (g[0], g[1]) = (1, 1);
            return x[0] + x[1];
        }), 2)
        {
            Name = "arcs",
            Start = [1.9, 0.1],
            Bounds = new Bounds([-1, -3], [3, 3]),
            Constraints =
            [
                NonlinearConstraint.EqualTo(x => (x[0] * x[0]) + (x[1] * x[1]), 4, (x, g) => (g[0], g[1]) = (2 * x[0], 2 * x[1])),
                NonlinearConstraint.AtMost(x => x[0] * x[1], 1, (x, g) => (g[0], g[1]) = (x[1], x[0])),
            ],
        };
        // xy = 1 and x² + y² = 4 with x, y < 0: x + y = −√6.
        OptimizationResult result = _default.Minimize(problem);
        result.Objective.ShouldBe(-Math.Sqrt(6), 1e-7, result.Message);
        result.ConstraintViolation.ShouldBeLessThan(1e-6);
        result.Multipliers.ShouldNotBeNull();
        result.Verified.Stationary.ShouldBe(true);
        result.Solutions.Length.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("hs2")]
    [InlineData("hs16")]
    [InlineData("hs20")]
    [InlineData("hs47")]
    [InlineData("hs55")]
    [InlineData("hs59")]
    [InlineData("hs70")]
    [InlineData("hs97")]
    [InlineData("hs98")]
    public void Minimize_HockSchittkowskiProblemWithSeveralMinima_FindsTheBestKnown(string name)
    {
        // From the start that the book gives, SQP alone ends in a worse minimum of each.
        Problem problem = ProblemCatalog.Find(name);
        OptimizationResult result = _default.Minimize(problem);
        double known = problem.Known!.Objective;
        (result.Objective - known).ShouldBeLessThan(1e-6 * Math.Max(1, Math.Abs(known)), result.Message);
        result.ConstraintViolation.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Minimize_OneStart_IsTheLocalMethodFromTheProblemsStart()
    {
        OptimizationResult one = (_default with { Starts = 1 }).Minimize(Camel), local = new Sqp().Minimize(Camel);
        one.X.ShouldBe(local.X);
        one.Multipliers!.Lower.ShouldBe(local.Multipliers!.Lower);
        one.Hessian!.Value.ShouldBe(local.Hessian!.Value);
    }

    [Fact]
    public void Minimize_NoStartAndNoBounds_SamplesAroundTheOrigin()
    {
        var problem = new Problem(Objective.From(x => Math.Pow((x[0] * x[0]) - 9, 2) + x[0]), 1);
        OptimizationResult result = _default.Minimize(problem);
        result.X[0].ShouldBe(-3.0138, 1e-3);
        result.Solutions.Length.ShouldBe(2);
    }

    [Fact]
    public void Minimize_UnimodalFunction_SkipsMostSearches()
    {
        double searches = double.NaN;
        var watch = new TestKit.ActionObserver((in IterationSnapshot snapshot) => searches = snapshot.Diagnostics[1].Value);
        OptimizationResult result = _default.Minimize(
            SqpProblems.Rosenbrock with { SearchRegion = Bounds.Uniform(2, -2, 2) }, new RunOptions { Observers = [watch] });
        result.Objective.ShouldBe(0, 1e-8);
        searches.ShouldBeLessThan(20);
        result.Solutions.Length.ShouldBe(1);
    }

    [Fact]
    public void Minimize_ThreadsAndRepetition_DoNotChangeABit()
    {
        var improvements = new List<Improvement>[3];
        OptimizationResult[] results = new OptimizationResult[3];
        int[] threads = [1, 1, 3];
        for (int k = 0; k < 3; k++)
        {
            improvements[k] = [];
            results[k] = (_default with { Threads = threads[k] }).Minimize(
                RastriginOf(3), new RunOptions { Observers = [new ImprovementList(improvements[k])] });
        }

        foreach (int k in new[] { 1, 2 })
        {
            results[k].X.ShouldBe(results[0].X);
            results[k].Evaluations.ShouldBe(results[0].Evaluations);
            results[k].Solutions.Select(s => s.Objective).ShouldBe(results[0].Solutions.Select(s => s.Objective));
            improvements[k].ShouldBe(improvements[0]);
        }

        results[0].Evaluations.Total.ShouldBeGreaterThanOrEqualTo(improvements[0][^1].Evaluation);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(1, 100)]
    [InlineData(3, 101)]
    [InlineData(3, 150)]
    [InlineData(3, 333)]
    public void Minimize_Budget_IsNeverExceededOnAnyNumberOfThreads(int threads, long budget)
    {
        int calls = 0;
        Problem problem = RastriginOf(2) with { Name = "counted" };
        var counted = new Problem(
            Objective.From(x =>
            {
                Interlocked.Increment(ref calls);
                return Rastrigin(x);
            }),
            2)
        { Bounds = problem.Bounds, Start = problem.Start };
        OptimizationResult result = (_default with { Threads = threads }).Minimize(
            counted, new RunOptions { Verify = false, Stopping = new StoppingCriteria { MaxEvaluations = budget } });
        calls.ShouldBe((int)result.Evaluations.Objective);
        calls.ShouldBeLessThanOrEqualTo((int)budget);
        if (result.ExitReason == ExitReason.MaxEvaluations) calls.ShouldBe((int)budget);
    }

    [Fact]
    public void Minimize_TargetReachedInASearch_EndsWithIt()
    {
        OptimizationResult result = _default.Minimize(Camel, new RunOptions { Stopping = new StoppingCriteria { TargetObjective = -1.03 } });
        result.ExitReason.ShouldBe(ExitReason.TargetReached);
        result.Objective.ShouldBeLessThanOrEqualTo(-1.03);
    }

    [Fact]
    public void Minimize_InfeasibleEverywhere_SaysSo()
    {
        Problem problem = Camel with { Constraints = [NonlinearConstraint.AtMost(x => (x[0] * x[0]) + (x[1] * x[1]), -1)] };
        OptimizationResult result = _default.Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.Infeasible);
        result.Solutions.ShouldBeEmpty();
    }

    [Fact]
    public void Minimize_SearchThrows_TheFirstExceptionArrivesWithTheBestPoint()
    {
        int calls = 0;
        var problem = new Problem(
            Objective.Differentiable((x, g) => ++calls == 90 ? throw new TestKit.ProbeException() : Rastrigin(x, g)), 2)
        { Bounds = Bounds.Uniform(2, -5.12, 5.12) };
        TestKit.ProbeException thrown = Should.Throw<TestKit.ProbeException>(() => _default.Minimize(problem));
        OptimizationResult.BeforeException(thrown).ShouldNotBeNull().Evaluations.Total.ShouldBe(90);
        calls.ShouldBe(90);
    }

    [Fact]
    public void Local_FromTheCommandLine_IsSetByNameAndInside()
    {
        IOptimizer set = HyperparameterSetting.With(_default, "Local", "bfgs");
        ((MultiStart)set).Local.ShouldBe(new Bfgs());
        IOptimizer inner = HyperparameterSetting.With(_default, "Local.StepLimit", "3");
        ((MultiStart)inner).Local.ShouldBe(new Sqp { StepLimit = 3 });
        Should.Throw<ArgumentException>(() => HyperparameterSetting.With(_default, "Local", "sqpp")).Message.ShouldContain("sqp");
        Should.Throw<ArgumentException>(() => HyperparameterSetting.With(_default, "Starts.X", "1")).Message.ShouldContain("no optimizer");
    }

    [Fact]
    public void Local_AnotherMultiStart_IsRefused() =>
        Should.Throw<ArgumentException>(() => new MultiStart { Local = _default }).Message.ShouldContain("MultiStart");

    private sealed class ImprovementList(List<Improvement> list) : IRunObserver
    {
        public void OnImprovement(in Improvement improvement) => list.Add(improvement);
    }
}
