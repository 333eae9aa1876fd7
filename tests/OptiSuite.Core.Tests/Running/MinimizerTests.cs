using System.Collections.Immutable;

namespace OptiSuite.Core.Tests.Running;

public class MinimizerTests
{
    private static RunOptions With(StoppingCriteria stopping) => new() { Stopping = stopping };

    [Fact]
    public void Minimize_SmoothConvex_EndsStationaryWithTheLastIterate()
    {
        OptimizationResult result = new StepDescent().Minimize(TestProblems.Sphere(1, -2));
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        result.Converged.ShouldBeTrue();
        result.Objective.ShouldBeLessThan(1e-12);
        result.Verified.Stationary.ShouldBe(true);
        result.Message.ShouldStartWith("converged");
    }

    [Fact]
    public void Minimize_StartAtOptimum_StopsAtIterationZero()
    {
        OptimizationResult result = new StepDescent().Minimize(TestProblems.Sphere(0, 0));
        (result.Iterations, result.ExitReason, result.Evaluations.Objective).ShouldBe((0, ExitReason.Stationary, 1));
    }

    [Fact]
    public void Minimize_StartOutsideBounds_IsMovedOntoThem()
    {
        Problem problem = TestProblems.Sphere(9, 9) with { Bounds = Bounds.Uniform(2, 1, 2) };
        OptimizationResult result = new StepDescent().Minimize(problem, With(new StoppingCriteria { MaxIterations = 50 }));
        result.X.ShouldBe([1, 1]);
        result.Verified.Stationary.ShouldBe(true, "x − P(x − ∇f) vanishes there, though ∇f does not");
    }

    [Fact]
    public void Minimize_MaxIterations_IsKept() =>
        new StepDescent(1e-3).Minimize(TestProblems.Sphere(1), With(new StoppingCriteria { MaxIterations = 7 }))
            .ShouldSatisfyAllConditions(
                result => result.Iterations.ShouldBe(7),
                result => result.ExitReason.ShouldBe(ExitReason.MaxIterations),
                result => result.Converged.ShouldBeFalse());

    [Fact]
    public void Minimize_Target_EndsAtTheFirstPointThatReachesIt()
    {
        OptimizationResult result = new StepDescent().Minimize(TestProblems.Sphere(1), With(new StoppingCriteria { TargetObjective = 0.5 }));
        result.ExitReason.ShouldBe(ExitReason.TargetReached);
        result.Converged.ShouldBeTrue();
        // 1, 0.64, 0.4096: the third evaluation is the first at or below one half.
        result.Evaluations.Objective.ShouldBe(3);
        result.Objective.ShouldBe(0.4096, 1e-12);
    }

    [Fact]
    public void Minimize_Diverging_ReturnsTheBestPointSeen()
    {
        OptimizationResult result = new StepDescent(1.5).Minimize(TestProblems.Sphere(1), With(new StoppingCriteria { MaxIterations = 20 }));
        (result.X[0], result.Objective, result.Converged).ShouldBe((1, 1, false));
    }

    [Fact]
    public void Minimize_FallsForEver_IsUnbounded()
    {
        var problem = new Problem(
            Objective.Differentiable((x, g) =>
            {
                g[0] = -1;
                return -x[0];
            }),
            1)
        { Start = [0] };
        new StepDescent(1e15).Minimize(problem, With(new StoppingCriteria { MaxIterations = null })).ExitReason.ShouldBe(ExitReason.Unbounded);
    }

    [Fact]
    public void Minimize_SmallStepAtAnInfeasiblePoint_GoesOnUntilThereIsNoStepAtAll()
    {
        Problem problem = TestProblems.Sphere(1) with { Constraints = [LinearConstraint.AtMost(new double[,] { { 1 } }, [-1])] };
        OptimizationResult result = new StepDescent { Accepts = ConstraintKinds.Linear }.Minimize(
            problem, With(new StoppingCriteria { StepTolerance = 0.5, StallIterations = null }));
        result.ExitReason.ShouldBe(ExitReason.Infeasible);
        // 0.2 · 0.8ᵏ falls below 1e-12 at k = 117; 0.5 was passed from the first step on.
        result.Iterations.ShouldBe(118);
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.1, 5)]
    public void Minimize_SmallStepAtAFeasiblePoint_EndsThere(double tolerance, int iterations)
    {
        OptimizationResult result = new StepDescent().Minimize(TestProblems.Sphere(1), With(new StoppingCriteria { StepTolerance = tolerance }));
        (result.ExitReason, result.Iterations).ShouldBe((ExitReason.SmallStep, iterations));
    }

    [Fact]
    public void Minimize_NoBetterPoint_Stalls()
    {
        OptimizationResult result = new StepDescent(1).Minimize(TestProblems.Sphere(1), With(new StoppingCriteria { StallIterations = 12 }));
        (result.ExitReason, result.Iterations).ShouldBe((ExitReason.Stalled, 12));
    }

    [Fact]
    public void Minimize_StepTooSmall_IsSmallStep()
    {
        OptimizationResult result = new StepDescent(1e-20).Minimize(TestProblems.Sphere(1));
        result.ExitReason.ShouldBe(ExitReason.SmallStep);
        result.Verified.Stationary.ShouldBe(false);
        result.Converged.ShouldBeFalse("a small step is no solution where the gradient says otherwise");
    }

    [Fact]
    public void Minimize_NaNEverywhere_EndsAsNonFiniteData()
    {
        OptimizationResult result = new StepDescent().Minimize(TestProblems.Plain(_ => double.NaN, 1, 2));
        result.ExitReason.ShouldBe(ExitReason.NonFinite);
        result.Converged.ShouldBeFalse();
        result.Objective.ShouldBe(double.NaN);
        result.X.ShouldBe([1, 2]);
        result.Verified.Finite.ShouldBeFalse();
        result.Message.ShouldContain("NaN or infinite");
    }

    [Fact]
    public void Minimize_ThrowsOnThirdCall_PassesItUnwrappedAndKeepsTheBest()
    {
        int calls = 0;
        var mine = new FormatException("third call");
        Problem sphere = TestProblems.Sphere(1);
        var inner = (IDifferentiableObjective)sphere.Objective;
        Problem problem = new(Objective.Differentiable((x, g) => ++calls == 3 ? throw mine : inner.Evaluate(x, g)), 1) { Start = [1] };
        FormatException caught = Should.Throw<FormatException>(() => new StepDescent().Minimize(problem));
        caught.ShouldBeSameAs(mine);
        OptimizationResult kept = OptimizationResult.BeforeException(caught)!;
        kept.Objective.ShouldBe(0.64, 1e-15);
        kept.Evaluations.Objective.ShouldBe(3);
        kept.Message.ShouldContain("third call");
        kept.Converged.ShouldBeFalse();
    }

    [Fact]
    public void BeforeException_ForeignException_IsNull() => OptimizationResult.BeforeException(new FormatException()).ShouldBeNull();

    [Fact]
    public void Minimize_CancelledInTheMidst_ReturnsTheBest()
    {
        using var source = new CancellationTokenSource();
        int calls = 0;
        Problem sphere = TestProblems.Sphere(1);
        var inner = (IDifferentiableObjective)sphere.Objective;
        Problem problem = new(
            Objective.Differentiable((x, g) =>
            {
                if (++calls == 4) source.Cancel();
                return inner.Evaluate(x, g);
            }),
            1)
        { Start = [1] };
        OptimizationResult result = new StepDescent().Minimize(problem, cancellationToken: source.Token);
        result.ExitReason.ShouldBe(ExitReason.Cancelled);
        calls.ShouldBe(4, "a cancelled run calls the user's code no more, not even to verify");
        result.Objective.ShouldBe(Math.Pow(0.8, 6), 1e-12);
    }

    [Fact]
    public void Minimize_CancelledBefore_EvaluatesNothing()
    {
        OptimizationResult result = new StepDescent().Minimize(
            TestProblems.Plain(_ => throw new InvalidOperationException("called"), 3), cancellationToken: new CancellationToken(true));
        (result.ExitReason, result.Evaluations.Total, result.X[0]).ShouldBe((ExitReason.Cancelled, 0, 3));
    }

    [Fact]
    public void Minimize_TimeOver_EndsAsMaxTime()
    {
        var time = new ManualTime();
        Problem problem = TestProblems.Plain(
            x =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return x[0] * x[0];
            },
            1);
        OptimizationResult result = new StepDescent(0.01).Minimize(
            problem, new RunOptions { TimeProvider = time, Stopping = new StoppingCriteria { MaxTime = TimeSpan.FromSeconds(9.5) } });
        result.ExitReason.ShouldBe(ExitReason.MaxTime);
        result.Evaluations.Total.ShouldBe(10);
        result.Elapsed.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Minimize_IncompatibleProblem_NamesEveryReasonAndEvaluatesNothing()
    {
        var problem = new Problem(Objective.Differentiable((_, _) => throw new InvalidOperationException("called"), isSmooth: false), 1)
        {
            Name = "hard",
            Constraints = [NonlinearConstraint.AtMost(x => x[0], 1, name: "ball"), LinearConstraint.EqualTo(new double[,] { { 1 } }, [1], "sum")],
        };
        IncompatibleProblemException exception = Should.Throw<IncompatibleProblemException>(() => new StepDescent().Minimize(problem));
        exception.Reasons.Length.ShouldBe(3);
        exception.Message.ShouldContain("nonlinear inequalities ('ball')");
        exception.Message.ShouldContain("linear equalities ('sum')");
        exception.Message.ShouldContain("names none; set Problem.Start");
    }

    [Fact]
    public void Minimize_NoGradientAndNoDifferences_IsRefused() =>
        Should.Throw<IncompatibleProblemException>(() => new StepDescent().Minimize(
            TestProblems.Plain(TestProblems.SumOfSquares, 1), new RunOptions { FiniteDifferences = null })).Message.ShouldContain("needs a gradient");

    [Fact]
    public void Minimize_ClaimOfAnInfeasibleSolution_IsNotConverged()
    {
        Problem problem = TestProblems.Plain(x => x[0], 0) with { Name = "p", Constraints = [NonlinearConstraint.AtLeast(x => x[0], 2, name: "floor")] };
        OptimizationResult result = new ScriptedOptimizer((context, x) =>
        {
            _ = context.Evaluator.Objective(x);
            return ExitReason.SmallStep;
        }).Minimize(problem);
        result.Converged.ShouldBeFalse();
        result.Verified.Feasible.ShouldBeFalse();
        result.Message.ShouldContain("violates row 0 of constraint 'floor' by 2");
    }

    [Fact]
    public void Minimize_FalseClaimOfStationarity_IsContradicted()
    {
        OptimizationResult result = new ScriptedOptimizer((context, x) =>
        {
            _ = context.Evaluator.Objective(x);
            return null;
        })
        { ClaimedStationarity = 0 }.Minimize(TestProblems.Sphere(1));
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        result.Converged.ShouldBeFalse();
        result.Message.ShouldContain("does not agree");
    }

    private sealed class ManualTime : TimeProvider
    {
        private readonly List<(DateTimeOffset Due, TimerCallback Callback, object? State)> _timers = [];
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.Ticks;

        public void Advance(TimeSpan by)
        {
            _now += by;
            foreach ((_, TimerCallback callback, object? state) in _timers.Where(timer => timer.Due <= _now).ToImmutableArray()) callback(state);
            _ = _timers.RemoveAll(timer => timer.Due <= _now);
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add((_now + dueTime, callback, state));
            return new Timer();
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
