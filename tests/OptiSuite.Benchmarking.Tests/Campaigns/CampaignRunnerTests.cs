using System.Collections.Immutable;

namespace OptiSuite.Benchmarking.Tests;

public sealed class CampaignRunnerTests
{
    private static readonly Contender _random = new("rs", new RandomSearch());
    private static readonly Contender _halving = new(new HalvingDescent());

    [Fact]
    public void Run_AnyNumberOfJobs_GivesTheSameBits()
    {
        string[] one = Run(Sample() with { Jobs = 1 });
        string[] two = Run(Sample() with { Jobs = 2 });
        string[] five = Run(Sample() with { Jobs = 5 });

        one.Length.ShouldBe(3 * (4 + 1));
        two.ShouldBe(one);
        five.ShouldBe(one);
    }

    [Fact]
    public void Run_StochasticContenders_ArePairedBySeed_DeterministicRunOnce()
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);
        Campaign campaign = Sample() with { Contenders = [_random, new Contender("rs8", new RandomSearch { Draws = 8 }), _halving], BaseSeed = 40 };

        CampaignOutcome outcome = CampaignRunner.Run(campaign, store);

        outcome.IsComplete.ShouldBeTrue();
        Seeds("rs").ShouldBe([40UL, 41UL, 42UL, 43UL]);
        Seeds("rs8").ShouldBe(Seeds("rs"));
        RunRecord deterministic = store.Records.Single(record => record is { Problem: "sphere", Optimizer: "halving-descent" });
        deterministic.Stochastic.ShouldBeFalse();
        deterministic.Improvements[0].ShouldBe(new RecordedImprovement(1, 2));

        // Paired: both draw the same points, so that the first is the same.
        First("rs").ShouldBe(First("rs8"));

        ulong[] Seeds(string label) => [.. store.Records.Where(record => record.Problem == "sphere" && record.Optimizer == label).Select(record => record.Seed)];
        double[] First(string label) => [.. store.Records.Where(record => record.Optimizer == label).Select(record => record.Improvements[0].Objective)];
    }

    [Fact]
    public void Run_ABudget_IsKeptExactlyAndRecorded()
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);
        _ = CampaignRunner.Run(Sample() with { Contenders = [_random], Budget = Budget.Parse("25D") }, store);

        foreach (RunRecord record in store.Records)
        {
            record.Budget.ShouldBe(50);
            record.Evaluations.ShouldBe(50);
            record.ExitReason.ShouldBe(nameof(ExitReason.MaxEvaluations));
            record.BestKnown.ShouldBe(0);
            record.Improvements[0].Evaluation.ShouldBe(1);
            record.Improvements.Select(improvement => improvement.Objective).ShouldBe(
                record.Improvements.Select(improvement => improvement.Objective).OrderDescending());
            record.Objective.ShouldBe(record.Improvements[^1].Objective);
            record.X!.Value.Length.ShouldBe(record.Dimension);
        }
    }

    [Fact]
    public void Run_ContenderThatDoesNotFit_IsRefusedOnceWithEveryReason()
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);
        var problem = new Problem(Objective.From(x => x[0]), 1) { Name = "whole", IntegerVariables = [0] };

        CampaignOutcome outcome = CampaignRunner.Run(Sample() with { Problems = [problem], Contenders = [_random, _halving] }, store);

        outcome.Refused.ShouldBe(2);
        store.Records.Length.ShouldBe(2);
        store.Records[0].Refused!.Value.Length.ShouldBe(2);
        store.Records[0].Refused!.Value[0].ShouldContain("integer");
        store.Records[1].Refused!.Value.ShouldContain(reason => reason.Contains("start"));
        store.Records[0].Improvements.ShouldBeEmpty();
    }

    [Fact]
    public void Run_ObjectiveThatThrows_FailsItsCellAndNoOther()
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);
        int calls = 0;
        var broken = new Problem(Objective.From(x => Interlocked.Increment(ref calls) > 3 ? throw new InvalidOperationException("the model broke") : x[0]), 2)
        {
            Name = "broken",
            Start = [1, 1],
            SearchRegion = Bounds.Uniform(2, -1, 1),
        };

        CampaignOutcome outcome = CampaignRunner.Run(Sample() with { Problems = [broken, Sphere("sphere")], Contenders = [_random], Jobs = 2 }, store);

        outcome.Failed.ShouldBe(4);
        outcome.IsComplete.ShouldBeTrue();
        RunRecord failed = store.Records.First(record => record.Problem == "broken");
        failed.ExitReason.ShouldBe("Failed");
        failed.Error.ShouldBe("InvalidOperationException: the model broke");
        store.Records.Count(record => record is { Problem: "sphere", IsFailed: false }).ShouldBe(4);
    }

    [Fact]
    public void Run_ConstrainedProblem_RecordsFeasibleImprovementsOnly()
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);
        // Minimize x₁ + x₂ with x₁ ≥ 0.8: most of the first points are infeasible and have lower objectives.
        var problem = new Problem(Objective.From(x => x[0] + x[1]), 2)
        {
            Name = "wall",
            SearchRegion = Bounds.Uniform(2, -1, 1),
            Constraints = [NonlinearConstraint.AtLeast(x => x[0], 0.8)],
        };

        _ = CampaignRunner.Run(Sample() with { Problems = [problem], Contenders = [_random], Budget = Budget.Of(400) }, store);

        foreach (RunRecord record in store.Records)
        {
            record.Improvements.ShouldNotBeEmpty();
            record.Improvements.ShouldAllBe(improvement => improvement.Objective >= 0.8 - 1e-6 - 1);
            record.IsFeasible.ShouldBeTrue();
        }
    }

    [Fact]
    public void Run_Cancelled_KeepsWhatIsFinished_AndASecondRunDoesTheRestOnly()
    {
        using var folder = new TemporaryFolder();
        string[] uninterrupted = Run(Sample());
        using var source = new CancellationTokenSource();
        using (RunRecordStore store = RunRecordStore.Open(folder.Path))
        {
            CampaignOutcome first = CampaignRunner.Run(
                Sample() with { Jobs = 2 }, store, new Calls(cell => { if (cell.Finished == 6) source.Cancel(); }), source.Token);
            first.Cancelled.ShouldBeTrue();
            first.Ran.ShouldBeInRange(6, 7);
            store.Records.ShouldAllBe(record => record.ExitReason != nameof(ExitReason.Cancelled));
        }

        using (RunRecordStore store = RunRecordStore.Open(folder.Path))
        {
            int before = store.Records.Length;
            var seen = new List<CellKey>();
            CampaignOutcome second = CampaignRunner.Run(Sample(), store, new Calls(cell => seen.Add(cell.Record.Key)));

            second.AlreadyFinished.ShouldBe(before);
            second.IsComplete.ShouldBeTrue();
            seen.Count.ShouldBe(15 - before);
            Bits(store.Records).ShouldBe(uninterrupted);
        }
    }

    [Fact]
    public void Run_CancelledInsideACell_LeavesNoRecordOfIt()
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);
        using var source = new CancellationTokenSource();
        int calls = 0;
        var endless = new Problem(
            Objective.From(x =>
            {
                if (++calls == 1000) source.Cancel();
                return x[0];
            }),
            1)
        { Name = "endless", SearchRegion = Bounds.Uniform(1, 0, 1) };

        CampaignOutcome outcome = CampaignRunner.Run(
            Sample() with { Problems = [endless], Contenders = [_random], Budget = Budget.Of(long.MaxValue / 2) }, store, null, source.Token);

        outcome.Cancelled.ShouldBeTrue();
        store.Records.ShouldBeEmpty();
    }

    [Fact]
    public void Run_FinishedCampaign_RunsNothing_AndFreshRunsAll()
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);
        _ = CampaignRunner.Run(Sample(), store);

        CampaignRunner.Run(Sample(), store).Ran.ShouldBe(0);
        CampaignRunner.Run(Sample() with { Fresh = true }, store).Ran.ShouldBe(15);
        store.Records.Length.ShouldBe(15);
        CampaignRunner.Run(Sample() with { Seeds = 6 }, store).Ran.ShouldBe(3 * 2);
        CampaignRunner.Run(Sample() with { Budget = Budget.Of(30) }, store).Ran.ShouldBe(15);
    }

    [Fact]
    public void Run_AllShards_AreTheWholeCampaign()
    {
        var parts = new List<string>();
        for (int i = 1; i <= 4; i++) parts.AddRange(Run(Sample() with { Shard = new Shard(i, 4) }));

        parts.Order(StringComparer.Ordinal).ShouldBe(Run(Sample()));
    }

    [Fact]
    public void Run_ProgressThatThrows_EndsTheCampaignAndReachesTheCaller()
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);

        Should.Throw<NotSupportedException>(() => CampaignRunner.Run(
            Sample() with { Jobs = 3 }, store, new Calls(_ => throw new NotSupportedException("no display"))));
        store.Records.ShouldNotBeEmpty();
    }

    [Fact]
    public void Campaign_NamesTwiceOrNone_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Sample() with { Problems = [Sphere("x"), Sphere("x")] }).Message.ShouldContain("'x'");
        Should.Throw<ArgumentException>(() => Sample() with { Contenders = [_random, _random] }).Message.ShouldContain("'rs'");
        Should.Throw<ArgumentException>(() => Sample() with { Contenders = [] });
        Should.Throw<ArgumentException>(() => Sample() with { Seeds = 0 });
        Should.Throw<ArgumentException>(() => Sample() with { Jobs = 0 });
    }

    private static Campaign Sample() => new()
    {
        Suite = "tests",
        Problems = [Sphere("sphere"), Sphere("sphere-far"), Sphere("sphere-wide")],
        Contenders = [_random, _halving],
        Seeds = 4,
        Budget = Budget.Of(60),
    };

    private static Problem Sphere(string name) => new(Objective.From(x => (x[0] * x[0]) + (x[1] * x[1])), 2)
    {
        Name = name,
        Start = [1, 1],
        SearchRegion = Bounds.Uniform(2, -name.Length, name.Length),
        Known = new KnownSolution(0),
    };

    private static string[] Run(Campaign campaign)
    {
        using var folder = new TemporaryFolder();
        using RunRecordStore store = RunRecordStore.Open(folder.Path);
        _ = CampaignRunner.Run(campaign, store);
        return Bits(store.Records);
    }

    private static string[] Bits(ImmutableArray<RunRecord> records) =>
        [.. records.Select(record => (record with { ElapsedSeconds = 0 }).ToJson()).Order(StringComparer.Ordinal)];

    private sealed class Calls(Action<CellFinished> call) : IProgress<CellFinished>
    {
        public void Report(CellFinished value) => call(value);
    }
}
