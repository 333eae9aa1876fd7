namespace OptiSuite.TestKit;

/// <summary>What every optimizer promises when something is wrong: with the values, the user's code, or the problem.</summary>
public abstract partial class OptimizerContract
{
    [Fact]
    public void Minimize_NaNEverywhere_EndsAsNonFinite()
    {
        OptimizationResult result = Create().Minimize(Pose(Probe(4, notANumber: _ => true), 4));
        result.ExitReason.ShouldBe(ExitReason.NonFinite);
        result.Objective.ShouldBe(double.NaN);
        result.Converged.ShouldBeFalse();
        result.X.Length.ShouldBe(4);
        result.Evaluations.NonFinite.ShouldBePositive();
    }

    [Fact]
    public void Minimize_NaNBeyondTheMinimizer_ReturnsAFinitePoint()
    {
        ProbeObjective probe = Probe(4, notANumber: x => x[0] > 1.05 || x[1] < -4);
        Problem problem = Pose(probe, 4);
        OptimizationResult result = Create().Minimize(
            problem, new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 2000 } });
        result.Verified.Finite.ShouldBeTrue(result.Message);
        result.Objective.ShouldBeLessThan(probe.Value(problem.Start!.Value.AsSpan()));
    }

    [Fact]
    public void Minimize_ObjectiveThrowsAtOnce_TheExceptionArrivesUnwrapped()
    {
        ProbeObjective probe = Probe(4);
        probe.Before = call =>
        {
            if (call == 3) throw new ProbeException();
        };
        ProbeException thrown = Should.Throw<ProbeException>(() => Create().Minimize(Pose(probe, 4)));
        OptimizationResult result = OptimizationResult.BeforeException(thrown).ShouldNotBeNull();
        result.X.Length.ShouldBe(4);
        result.Objective.ShouldBe(probe.Best);
    }

    [Fact]
    public void Minimize_ObjectiveThrowsLater_TheBestPointComesWithTheException()
    {
        ProbeObjective probe = Probe(20);
        bool armed = false;
        double best = double.NaN;
        probe.Before = _ =>
        {
            if (armed) throw new ProbeException();
        };
        var observer = new ActionObserver((in IterationSnapshot snapshot) =>
        {
            if (snapshot.Iteration == 2) (armed, best) = (true, snapshot.BestObjective);
        });
        ProbeException thrown = Should.Throw<ProbeException>(
            () => Create().Minimize(Pose(probe, 20), new RunOptions { Verify = false, Observers = [observer] }));
        OptimizationResult result = OptimizationResult.BeforeException(thrown).ShouldNotBeNull();
        result.Objective.ShouldBe(best);
        result.Objective.ShouldBe(probe.Value(result.X.AsSpan()));
        result.Converged.ShouldBeFalse();
    }

    [Fact]
    public void Minimize_ObjectiveThrowsAndPointsAreRejected_ReturnsTheBestPoint()
    {
        ProbeObjective probe = Probe(4);
        probe.Before = call =>
        {
            if (call % 3 == 0) throw new ProbeException();
        };
        OptimizationResult result = Create().Minimize(
            Pose(probe, 4),
            new RunOptions
            {
                Exceptions = ExceptionPolicy.RejectPoint,
                Verify = false,
                Stopping = new StoppingCriteria { MaxEvaluations = 300 },
            });
        result.Evaluations.NonFinite.ShouldBePositive();
        double.IsFinite(result.Objective).ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(probe.Value(result.X.AsSpan()));
    }

    [Fact]
    public void Minimize_StartOutsideTheBounds_NoEvaluatedPointLeavesThem()
    {
        if (!Capabilities.Accepts.HasFlag(ConstraintKinds.Bounds)) return;
        // The minimizer (1, −1, 1, −1) lies outside in the second and fourth variable, the start in all.
        var bounds = new Bounds([-1, 0, 0.5, 0.5], [2, 2, 2, 0.75]);
        ProbeObjective probe = Probe(4, allowed: bounds);
        OptimizationResult result = Create().Minimize(
            Pose(probe, 4) with { Bounds = bounds, SearchRegion = null, Start = [5, -5, -5, 5] },
            new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = Budget, MaxIterations = null } });
        probe.Outside.ShouldBe(0);
        bounds.Contains(result.X.AsSpan()).ShouldBeTrue();
        (result.Objective - probe.Value([1, 0, 1, 0.5])).ShouldBeLessThan(Accuracy, result.Message);
    }

    [Fact]
    public void Minimize_FixedVariable_StaysFixed()
    {
        if (!Capabilities.Accepts.HasFlag(ConstraintKinds.Bounds)) return;
        var bounds = new Bounds([0.25, -2, -2, -2], [0.25, 2, 2, 2]);
        ProbeObjective probe = Probe(4, allowed: bounds);
        OptimizationResult result = Create().Minimize(
            Pose(probe, 4) with { Bounds = bounds, SearchRegion = null },
            new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 500 } });
        probe.Outside.ShouldBe(0);
        result.X[0].ShouldBe(0.25);
    }

    [Fact]
    public void Minimize_ConstraintsItCannotTreat_AreRefusedByNameBeforeAnyEvaluation()
    {
        double[,] row = { { 1, 1, 1, 1 } };
        ConstraintFunction sum = (x, values) => values[0] = x[0] + x[1];
        Problem plain = Pose(Probe(4), 4);
        (ConstraintKinds Kind, string Words, Func<Problem, Problem> Add)[] cases =
        [
            (ConstraintKinds.Bounds, "bounds", p => p with { Bounds = Bounds.Uniform(4, -5, 5) }),
            (ConstraintKinds.LinearEquality, "linear equalities", p => p with { Constraints = [LinearConstraint.EqualTo(row, [1], "mix")] }),
            (ConstraintKinds.LinearInequality, "linear inequalities", p => p with { Constraints = [LinearConstraint.AtMost(row, [1], "mix")] }),
            (ConstraintKinds.NonlinearEquality, "nonlinear equalities", p => p with { Constraints = [new NonlinearConstraint(sum, [1], [1], null, "mix")] }),
            (ConstraintKinds.NonlinearInequality, "nonlinear inequalities", p => p with { Constraints = [new NonlinearConstraint(sum, [0], [1], null, "mix")] }),
            (ConstraintKinds.Integer, "integer variables", p => p with { IntegerVariables = [0] }),
        ];
        foreach ((ConstraintKinds kind, string words, Func<Problem, Problem> add) in cases)
        {
            if (!Capabilities.Accepts.HasFlag(kind)) ShouldRefuse(add(plain), words);
        }
    }

    [Fact]
    public void Minimize_ProblemLacksWhatItNeeds_IsRefusedByNameBeforeAnyEvaluation()
    {
        Problem plain = Pose(Probe(4), 4);
        if (Capabilities.NeedsStart) ShouldRefuse(plain with { Start = null }, "Problem.Start");
        if (Capabilities.NeedsSearchRegion) ShouldRefuse(plain with { SearchRegion = null }, "Problem.SearchRegion");
        if (Capabilities.NeedsSmoothness) ShouldRefuse(Pose(Probe(4, smooth: false), 4), "kinks");
        if (Capabilities.NeedsFiniteSum) ShouldRefuse(Pose(new ProbeObjective(4), 4), "finite sum");
        if (Capabilities.NeedsKnownObjective) ShouldRefuse(plain with { Known = null }, "TargetObjective");
        if (Capabilities.NeedsGradient)
        {
            var valuesOnly = new Problem(Objective.From(_ => throw new ProbeException()), 4) { Start = plain.Start, SearchRegion = plain.SearchRegion };
            ShouldRefuse(valuesOnly, "gradient", new RunOptions { FiniteDifferences = null });
        }
    }

    private void ShouldRefuse(Problem problem, string words, RunOptions? options = null)
    {
        IncompatibleProblemException refusal = Should.Throw<IncompatibleProblemException>(() => Create().Minimize(problem, options));
        refusal.Reasons.ShouldContain(reason => reason.Contains(words, StringComparison.Ordinal));
        refusal.Message.ShouldContain(Create().Name);
        if (problem.Objective is ProbeObjective probe) probe.Calls.ShouldBe(0);
    }
}
