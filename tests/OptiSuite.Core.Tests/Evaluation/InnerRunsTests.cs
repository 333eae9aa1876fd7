namespace OptiSuite.Core.Tests.Evaluation;

/// <summary>Runs inside a run: <see cref="Evaluator.Minimize"/>.</summary>
public class InnerRunsTests
{
    private static readonly StoppingCriteria _stopping = new() { MaxIterations = 5 };

    private static ScriptedOptimizer Outer(double[] starts, Action<IReadOnlyList<OptimizationResult>> seen, int threads = 1) => new((context, x) =>
    {
        IReadOnlyList<OptimizationResult> results = context.Evaluator.Minimize(new StepDescent(), starts, _stopping, context.Random, threads);
        results[0].X.CopyTo(x);
        seen(results);
        return ExitReason.Stalled;
    });

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Minimize_SeveralStarts_CountsAndCompetesAsIfMadeHere(int threads)
    {
        IReadOnlyList<OptimizationResult> inner = [];
        var improvements = new List<Improvement>();
        OptimizationResult result = Outer([3, 1, 2], results => inner = results, threads).Minimize(
            TestProblems.Sphere(9), new RunOptions { Verify = false, Observers = [new Improvements(improvements)] });
        inner.Select(r => r.Iterations).ShouldBe([5, 5, 5]);
        inner.Select(r => r.Problem.Start!.Value[0]).ShouldBe([3, 1, 2]);
        result.Evaluations.Objective.ShouldBe(18);
        result.Evaluations.Gradient.ShouldBe(18);
        result.Objective.ShouldBe(inner[1].Objective);
        // 6 evaluations from 3, then those from 1 that are better than all of them (not its start), counted on; those from 2 never are.
        improvements.Select(i => i.Evaluation).ShouldBe([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]);
    }

    [Theory]
    [InlineData(17, 3, 6, 6, 5)]
    [InlineData(7, 3, 3, 2, 2)]
    [InlineData(2, 2, 1, 1, 0)]
    public void Minimize_Budget_IsDividedEvenlyAndKept(long budget, int runs, int first, int second, int third)
    {
        IReadOnlyList<OptimizationResult> inner = [];
        OptimizationResult result = Outer([3, 1, 2], results => inner = results).Minimize(
            TestProblems.Sphere(9), new RunOptions { Verify = false, Stopping = new StoppingCriteria { MaxEvaluations = budget } });
        inner.Count.ShouldBe(runs);
        inner.Select(r => (int)r.Evaluations.Total).ShouldBe(new[] { first, second, third }.Take(runs));
        result.Evaluations.Total.ShouldBe(budget);
    }

    [Fact]
    public void Minimize_NothingLeft_EndsTheRun()
    {
        ScriptedOptimizer optimizer = new((context, x) =>
        {
            _ = context.Evaluator.Objective([1]);
            _ = context.Evaluator.Minimize(new StepDescent(), [3], _stopping, context.Random);
            return null;
        });
        optimizer.Minimize(TestProblems.Sphere(9), new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 1 } })
            .ExitReason.ShouldBe(ExitReason.MaxEvaluations);
    }

    [Fact]
    public void Minimize_TargetReachedInside_EndsTheOuterRun()
    {
        ScriptedOptimizer optimizer = new((context, x) =>
        {
            _ = context.Evaluator.Minimize(new StepDescent(), [3, 1], context.Stopping, context.Random);
            throw new InvalidOperationException("came back");
        });
        OptimizationResult result = optimizer.Minimize(
            TestProblems.Sphere(9), new RunOptions { Stopping = new StoppingCriteria { TargetObjective = 0.5 } });
        result.ExitReason.ShouldBe(ExitReason.TargetReached);
        result.Objective.ShouldBeLessThanOrEqualTo(0.5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Minimize_CancelledInside_EndsTheOuterRunWithTheBestPoint(int threads)
    {
        using var source = new CancellationTokenSource();
        int calls = 0;
        Problem problem = TestProblems.Plain(
            x =>
            {
                if (Interlocked.Increment(ref calls) == 4) source.Cancel();
                return TestProblems.SumOfSquares(x);
            },
            9);
        OptimizationResult result = Outer([3, 1], _ => throw new InvalidOperationException("came back"), threads).Minimize(problem, null, source.Token);
        result.ExitReason.ShouldBe(ExitReason.Cancelled);
        result.Evaluations.Objective.ShouldBe(calls);
        calls.ShouldBeLessThanOrEqualTo(3 + threads);
        result.Objective.ShouldBeLessThanOrEqualTo(9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Minimize_UserCodeThrowsInside_TheExceptionArrivesWithTheBestPoint(int threads)
    {
        Problem problem = TestProblems.Plain(x => x[0] < 0.9 ? throw new FormatException("no") : TestProblems.SumOfSquares(x), 9);
        FormatException thrown = Should.Throw<FormatException>(() => Outer([3, 1], _ => { }, threads).Minimize(problem));
        OptimizationResult result = OptimizationResult.BeforeException(thrown).ShouldNotBeNull();
        result.Optimizer.Name.ShouldBe("scripted");
        result.Objective.ShouldBeLessThanOrEqualTo(9);
    }

    [Fact]
    public void Minimize_StartOutsideTheBounds_IsRefused() =>
        Should.Throw<InvalidOperationException>(() => Outer([5], _ => { }).Minimize(TestProblems.Sphere(1) with { Bounds = Bounds.Uniform(1, 0, 2) }))
            .Message.ShouldContain("outside the bounds");

    private sealed class Improvements(List<Improvement> list) : IRunObserver
    {
        public void OnImprovement(in Improvement improvement) => list.Add(improvement);
    }
}
