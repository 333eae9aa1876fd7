namespace OptiSuite.Optimizers.Tests.FirstOrder;

public sealed class MomentumSgdTests
{
    private static readonly StoppingCriteria _noTests = new() { StationarityTolerance = null, StepTolerance = null, StallIterations = null };

    [Fact]
    public void Minimize_NesterovWithoutMomentumOrWithDampening_IsRefused()
    {
        var plain = new MomentumSgd { LearningRate = 0.1, Momentum = 0 };
        Should.Throw<ArgumentException>(() => (plain with { Nesterov = true }).Minimize(Functions.Rosenbrock(2))).Message.ShouldContain("Momentum is 0");
        Should.Throw<ArgumentException>(() => new MomentumSgd { Nesterov = true, Dampening = 0.5 }.Minimize(Functions.Rosenbrock(2)))
            .Message.ShouldContain("Dampening 0.5");
        Path(plain, 2).ShouldBe(Path(plain with { Nesterov = false }, 2));
    }

    [Fact]
    public void Minimize_NesterovByHand_Agrees()
    {
        // f = x²/2, η = 0.1, μ = 0.5: v = 1, d = 1 + 0.5 = 1.5; then g = 0.85, v = 0.5 + 0.85 = 1.35, d = 0.85 + 0.675 = 1.525.
        double[] path = Path(new MomentumSgd { LearningRate = 0.1, Momentum = 0.5, Nesterov = true }, 2);
        path[1].ShouldBe(0.85, 1e-15);
        path[2].ShouldBe(0.6975, 1e-15);
    }

    [Fact]
    public void Minimize_DampeningByHand_LeavesTheFirstStepAlone()
    {
        // v = 1; then g = 0.9, v = 0.5 + 0.75·0.9 = 1.175.
        double[] path = Path(new MomentumSgd { LearningRate = 0.1, Momentum = 0.5, Dampening = 0.25, Nesterov = false }, 2);
        path[1].ShouldBe(0.9, 1e-15);
        path[2].ShouldBe(0.7825, 1e-15);
    }

    [Fact]
    public void Minimize_GradientLongerThanTheLimit_IsScaledDown()
    {
        double[] path = Path(new MomentumSgd { LearningRate = 0.1, Momentum = 0, ClipNorm = 0.5 }, 1);
        path[1].ShouldBe(0.95, 1e-15);
        Path(new MomentumSgd { LearningRate = 0.1, Momentum = 0, ClipNorm = 2 }, 1)[1].ShouldBe(0.9, 1e-15);
    }

    [Theory]
    [InlineData(LearningRateSchedule.Constant, 0, 0.8, 0.8)]
    [InlineData(LearningRateSchedule.StepDecay, 9, 0.8, 0.8)]
    [InlineData(LearningRateSchedule.StepDecay, 10, 0.8, 0.2)]
    [InlineData(LearningRateSchedule.StepDecay, 25, 0.8, 0.05)]
    [InlineData(LearningRateSchedule.Exponential, 5, 0.8, 0.4)]
    [InlineData(LearningRateSchedule.Exponential, 20, 0.8, 0.05)]
    [InlineData(LearningRateSchedule.Cosine, 0, 0.8, 0.8)]
    [InlineData(LearningRateSchedule.Cosine, 5, 0.8, 0.45)]
    [InlineData(LearningRateSchedule.Cosine, 10, 0.8, 0.1)]
    [InlineData(LearningRateSchedule.Cosine, 99, 0.8, 0.1)]
    [InlineData(LearningRateSchedule.InverseTime, 10, 0.8, 0.4)]
    [InlineData(LearningRateSchedule.InverseTime, 30, 0.8, 0.2)]
    public void LearningRateAt_Epoch_FollowsTheSchedule(LearningRateSchedule schedule, int epoch, double first, double expected)
    {
        var method = new MomentumSgd { LearningRate = first, Schedule = schedule, DecayPeriod = 10, DecayRate = 0.25, FinalLearningRate = 0.1 };
        method.LearningRateAt(epoch).ShouldBe(expected, 1e-15);
    }

    [Fact]
    public void Minimize_Schedule_IsCountedInEpochs()
    {
        var trace = new Trace();
        var method = new MomentumSgd { LearningRate = 0.1, BatchSize = 3, Schedule = LearningRateSchedule.StepDecay, DecayPeriod = 2, DecayRate = 0.5 };
        method.Minimize(Squares(7, []), new RunOptions { Observers = [trace], Stopping = _noTests with { MaxIterations = 12 } });
        // Seven terms by threes are three batches an epoch.
        trace.Rows.Skip(1).Select(row => row.Diagnostics[0].Value).ShouldBe([.. Enumerable.Repeat(0.1, 6), .. Enumerable.Repeat(0.05, 6)]);
        trace.Rows[3].Diagnostics[1].ShouldBe(new Diagnostic("epoch", 1));
    }

    [Fact]
    public void Minimize_Minibatches_UseEveryTermOnceAnEpochInANewOrder()
    {
        var batches = new List<int[]>();
        new MomentumSgd { BatchSize = 3 }.Minimize(
            Squares(7, batches), new RunOptions { Verify = false, Stopping = _noTests with { MaxIterations = 6 } });
        batches.RemoveAll(batch => batch.Length == 7); // exact evaluations
        batches.Select(batch => batch.Length).ShouldBe([3, 3, 1, 3, 3, 1]);
        int[] first = [.. batches.Take(3).SelectMany(batch => batch)], second = [.. batches.Skip(3).SelectMany(batch => batch)];
        first.Order().ShouldBe(Enumerable.Range(0, 7));
        second.Order().ShouldBe(Enumerable.Range(0, 7));
        first.ShouldNotBe(second);
    }

    [Fact]
    public void Minimize_Minibatches_KnowTheObjectiveAtMonitoredEpochsOnly()
    {
        var trace = new Trace();
        OptimizationResult result = new MomentumSgd { BatchSize = 4, MonitorPeriod = 2, LearningRate = 0.01 }.Minimize(
            Squares(8, []), new RunOptions { Verify = false, Observers = [trace], Stopping = _noTests with { MaxIterations = 8 } });
        trace.Rows.Select(row => double.IsNaN(row.Objective)).ShouldBe([false, true, true, true, false, true, true, true, false]);
        trace.Rows.ShouldAllBe(row => double.IsNaN(row.Stationarity));
        result.Evaluations.Monitor.ShouldBe(3);
        result.Evaluations.Terms.ShouldBe(32);
        result.Evaluations.Total.ShouldBe(4);
    }

    [Fact]
    public void Minimize_BatchOfAllTerms_WalksAsTheFullGradient()
    {
        Problem problem = Functions.Softmax(40, 0.01, seed: 2);
        var options = new RunOptions { Stopping = _noTests with { MaxIterations = 50 } };
        OptimizationResult full = new MomentumSgd().Minimize(problem, options);
        OptimizationResult batched = new MomentumSgd { BatchSize = 1000 }.Minimize(problem, options);
        // The order of the terms differs, and with it the rounding.
        batched.Objective.ShouldBe(full.Objective, 1e-12);
    }

    [Fact]
    public void Minimize_MinibatchesOnExactData_ConvergeWithAConstantRate()
    {
        // Without noise every term has the same minimizer, so the batches do not disagree there.
        Problem problem = Functions.Regression(60, noise: 0, lambda: 0, seed: 9, r => (r * r / 2, r));
        OptimizationResult result = new MomentumSgd { BatchSize = 8, LearningRate = 0.02 }.Minimize(
            problem, new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 400 } });
        result.Objective.ShouldBeLessThan(1e-12);
        for (int j = 0; j < 6; j++) result.X[j].ShouldBe(j - 2, 1e-5);
    }

    [Fact]
    public void Minimize_DefaultsOnLosses_ConvergeToOneMillionth()
    {
        Problem[] problems =
        [
            Functions.Softmax(100, 0.01, seed: 3),
            Functions.Regression(80, noise: 2, 0.01, seed: 4, r => (r * r, 2 * r)),
            Functions.Regression(80, noise: 2, 0.01, seed: 5, r => Math.Abs(r) <= 1 ? (r * r / 2, r) : (Math.Abs(r) - 0.5, Math.Sign(r))),
        ];
        foreach (Problem problem in problems)
        {
            double reference = new GradientDescent().Minimize(problem).Objective;
            OptimizationResult result = new MomentumSgd().Minimize(problem);
            result.Converged.ShouldBeTrue(result.Message);
            result.Objective.ShouldBe(reference, 1e-6);
        }
    }

    [Fact]
    public void Minimize_WeightDecay_MinimizesTheRegularizedFunction()
    {
        // (w/2)(x − c)² + (λ/2)x² has its minimum at wc/(w + λ).
        OptimizationResult result = new MomentumSgd { WeightDecay = 0.5 }.Minimize(
            Functions.Quadratic([1, 2], [3, -1], [0, 0]), new RunOptions { Stopping = new StoppingCriteria { MaxIterations = 2000, StallIterations = null } });
        result.ExitReason.ShouldBe(ExitReason.SmallStep);
        result.X[0].ShouldBe(2, 1e-9);
        result.X[1].ShouldBe(-0.8, 1e-9);
    }

    [Fact]
    public void Minimize_RateTooLarge_EndsAsNonFiniteWithTheBestPoint()
    {
        OptimizationResult result = new MomentumSgd { LearningRate = 1 }.Minimize(
            Functions.Quadratic([1, 100], [0, 0], [1, 1]), new RunOptions { Stopping = _noTests });
        result.ExitReason.ShouldBe(ExitReason.NonFinite);
        result.X.ShouldBe([1, 1]);
        OptimizationResult sampled = new MomentumSgd { LearningRate = 10, BatchSize = 2 }.Minimize(
            Squares(8, []), new RunOptions { Stopping = _noTests });
        sampled.ExitReason.ShouldBe(ExitReason.NonFinite);
        double.IsFinite(sampled.Objective).ShouldBeTrue();
        sampled.X.ShouldAllBe(value => double.IsFinite(value));
    }

    [Fact]
    public void Minimize_CosineAtItsEnd_EndsAsStalledAndClaimsNothing()
    {
        OptimizationResult result = new MomentumSgd { LearningRate = 0.001, Schedule = LearningRateSchedule.Cosine, DecayPeriod = 30 }.Minimize(
            Functions.Quadratic([1], [0], [1]));
        result.ExitReason.ShouldBe(ExitReason.Stalled);
        result.Iterations.ShouldBe(31);
        result.Converged.ShouldBeFalse();
    }

    [Fact]
    public void Minimize_Bounds_ClampTheMinimizer()
    {
        OptimizationResult result = new MomentumSgd().Minimize(
            Functions.Quadratic([1, 3], [4, -4], [0.5, 0.5]) with { Bounds = Bounds.Uniform(2, -1, 2) });
        result.Converged.ShouldBeTrue(result.Message);
        result.X.ShouldBe([2, -1]);
    }

    [Fact]
    public void Capabilities_WithBatches_NeedAFiniteSumAndRandomNumbers()
    {
        new MomentumSgd().Capabilities.ShouldSatisfyAllConditions(
            capabilities => capabilities.NeedsFiniteSum.ShouldBeFalse(), capabilities => capabilities.IsStochastic.ShouldBeFalse());
        new MomentumSgd { BatchSize = 16 }.Capabilities.ShouldSatisfyAllConditions(
            capabilities => capabilities.NeedsFiniteSum.ShouldBeTrue(), capabilities => capabilities.IsStochastic.ShouldBeTrue());
    }

    [Fact]
    public void Hyperparameters_OutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { LearningRate = -1 }).Message.ShouldContain("above 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { Momentum = 1 }).Message.ShouldContain("[0, 1)");
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { Dampening = 1.5 }).Message.ShouldContain("[0, 1]");
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { WeightDecay = -0.1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { BatchSize = -1 }).Message.ShouldContain("full gradient");
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { DecayPeriod = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { DecayRate = 1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { FinalLearningRate = -1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { ClipNorm = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { MonitorPeriod = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new MomentumSgd { Schedule = (LearningRateSchedule)7 }).Message.ShouldContain("Cosine");
    }

    /// <summary>The iterates on f = x²/2 from 1.</summary>
    private static double[] Path(MomentumSgd method, int steps)
    {
        var trace = new Trace();
        method.Minimize(
            Functions.Quadratic([1], [0], [1]), new RunOptions { Observers = [trace], Stopping = _noTests with { MaxIterations = steps } });
        return [.. trace.Rows.Select(row => row.X[0])];
    }

    /// <summary>The mean of ½(x − i)² over i &lt; count, which notes every batch.</summary>
    private static Problem Squares(int count, List<int[]> batches) => Functions.FromSum([-1], count, (x, terms, g) =>
    {
        batches.Add(terms.ToArray());
        double sum = 0;
        g[0] = 0;
        foreach (int i in terms)
        {
            sum += (x[0] - i) * (x[0] - i) / 2 / terms.Length;
            g[0] += (x[0] - i) / terms.Length;
        }

        return sum;
    });
}
