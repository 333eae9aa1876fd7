namespace OptiSuite.TestKit;

/// <content>What optimizers promise that can be saved, that take whole numbers, and where nothing is to be gained.</content>
public abstract partial class OptimizerContract
{
    /// <summary>How far f may be from its minimum on a small sphere with two integer variables. Default 1e-4.</summary>
    protected virtual double MixedAccuracy => 1e-4;

    [Fact]
    public void Minimize_ResumedAtAnyIteration_EqualsTheUninterruptedRunBitForBit()
    {
        if (!Capabilities.CanBeSaved) return;
        var saved = new List<SavedRun>();
        var options = new RunOptions { Seed = 9, Stopping = _noTests with { MaxEvaluations = 700 } };
        OptimizationResult whole = Create().Minimize(
            Pose(Probe(4), 4), options with { Checkpoint = new Checkpoint(saved.Add) { Every = TimeSpan.Zero } });
        saved.Count.ShouldBeGreaterThan(3);
        for (int k = 0; k < saved.Count; k += Math.Max(1, saved.Count / 25))
        {
            // By way of text, as from a file.
            var state = SavedRun.FromJson(saved[k].ToJson());
            OptimizationResult resumed = Create().Minimize(Pose(Probe(4), 4), options with { ResumeFrom = state });
            resumed.X.AsSpan().SequenceEqual(whole.X.AsSpan()).ShouldBeTrue($"resumed at {k} of {saved.Count}: {resumed.Objective} and not {whole.Objective}");
            resumed.Objective.ShouldBe(whole.Objective);
            resumed.Evaluations.ShouldBe(whole.Evaluations);
            resumed.Iterations.ShouldBe(whole.Iterations);
            resumed.ExitReason.ShouldBe(whole.ExitReason);
        }
    }

    [Fact]
    public void Minimize_ResumedWithAnotherSeed_IsRefused()
    {
        if (!Capabilities.CanBeSaved) return;
        SavedRun? saved = null;
        var options = new RunOptions { Stopping = _noTests with { MaxIterations = 2 } };
        Create().Minimize(Pose(Probe(4), 4), options with { Checkpoint = new Checkpoint(run => saved = run) { Every = TimeSpan.Zero } });
        Should.Throw<SavedRunException>(() => Create().Minimize(Pose(Probe(4), 4), options with { Seed = 2, ResumeFrom = saved })).Message.ShouldContain("seed");
        Should.Throw<SavedRunException>(() => Create().Minimize(Pose(Probe(5), 5), options with { ResumeFrom = saved })).Message.ShouldContain("variables");
    }

    [Fact]
    public void Minimize_CheckpointOfARunThatCannotBeSaved_IsRefused()
    {
        if (Capabilities.CanBeSaved) return;
        ShouldRefuse(Pose(Probe(4), 4), "cannot be saved", new RunOptions { Checkpoint = new Checkpoint(_ => { }) });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Minimize_BatchesOnThreads_GiveTheSameBits(int threads)
    {
        ProbeObjective alone = Probe(4), shared = Probe(4);
        var options = new RunOptions { Seed = 3, Stopping = _noTests with { MaxEvaluations = 300 } };
        OptimizationResult sequential = Create().Minimize(Pose(alone, 4), options);
        OptimizationResult parallel = Create().Minimize(Pose(shared, 4), options with { Batch = new ParallelBatchEvaluator(threads) });
        parallel.X.AsSpan().SequenceEqual(sequential.X.AsSpan()).ShouldBeTrue();
        parallel.Objective.ShouldBe(sequential.Objective);
        parallel.Evaluations.ShouldBe(sequential.Evaluations);
    }

    [Fact]
    public void Minimize_ConstantObjective_EndsWithoutAHangAndWithThatValue()
    {
        // A constant has a gradient of zero everywhere, so only methods that use none must find out by themselves.
        if (Capabilities.NeedsGradient) return;
        var problem = new Problem(Objective.From(_ => 3), 4) { Start = [1, 2, 3, 4], SearchRegion = Bounds.Uniform(4, -5, 5) };
        OptimizationResult result = Create().Minimize(problem, new RunOptions { Stopping = _noTests with { MaxEvaluations = 5_000, MaxIterations = null } });
        result.Objective.ShouldBe(3);
        result.Evaluations.Total.ShouldBeLessThanOrEqualTo(5_000);
    }

    [Fact]
    public void Minimize_NaNInHalfOfTheBox_NeitherHangsNorClaimsAPointThere()
    {
        if (Capabilities.NeedsGradient) return;
        ProbeObjective probe = Probe(3, notANumber: x => x[0] < 0);
        OptimizationResult result = Create().Minimize(
            Pose(probe, 3) with { Start = [2, 2, 2] }, new RunOptions { Stopping = _noTests with { MaxEvaluations = 3_000, MaxIterations = null } });
        result.X[0].ShouldBeGreaterThanOrEqualTo(0);
        double.IsFinite(result.Objective).ShouldBeTrue(result.Message);
    }

    [Fact]
    public void Minimize_IntegerVariables_AreWholeInEveryEvaluationAndFound()
    {
        if (!Capabilities.Accepts.HasFlag(ConstraintKinds.Integer)) return;
        int broken = 0;
        var problem = new Problem(
            Objective.From(x =>
            {
                if (x[1] != Math.Round(x[1]) || x[3] != Math.Round(x[3])) broken++;
                return ((x[0] - 0.3) * (x[0] - 0.3)) + ((x[1] - 2.4) * (x[1] - 2.4)) + ((x[2] + 1.7) * (x[2] + 1.7)) + ((x[3] + 6.6) * (x[3] + 6.6));
            }),
            4)
        { Name = "mixed", Start = [4, 4.5, -4, 4.5], Bounds = Bounds.Uniform(4, -10, 10.5), IntegerVariables = [1, 3] };
        OptimizationResult result = Create().Minimize(
            problem, new RunOptions { Stopping = _noTests with { MaxEvaluations = Budget, MaxIterations = null } });
        broken.ShouldBe(0);
        result.X[1].ShouldBe(2);
        result.X[3].ShouldBe(-7);
        (result.Objective - 0.16 - 0.16).ShouldBeLessThan(MixedAccuracy, result.Message);
    }
}
