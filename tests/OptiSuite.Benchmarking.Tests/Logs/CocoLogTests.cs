using System.Globalization;

namespace OptiSuite.Benchmarking.Tests.Logs;

public sealed class CocoLogTests
{
    private static readonly string _reference = Path.Combine(AppContext.BaseDirectory, "Logs", "data", "coco");

    [Fact]
    public void Reference_KeepsTheRules() => Check(CocoFolder.Read(_reference));

    [Fact]
    public void Write_Records_GivesFilesThatKeepTheReferencesRules()
    {
        using var folder = new TemporaryFolder();
        CocoLog.Write(BbobRecords.All(), folder.Path).ShouldBe([folder.File("coco/de"), folder.File("coco/pso")], ignoreOrder: true);

        foreach (string contender in (string[])["de", "pso"])
        {
            CocoFolder ours = CocoFolder.Read(folder.File($"coco/{contender}"));
            Check(ours);
            ours.Scenarios.Select(scenario => (scenario.Function, scenario.Dimension))
                .ShouldBe([(1, 2), (1, 5), (1, 40), (20, 2), (20, 5), (20, 40)]);
            ours.Scenarios.ShouldAllBe(scenario => scenario.Algorithm == contender);
            ours.Scenarios.ShouldAllBe(scenario => scenario.Runs.Select(run => run.Instance).SequenceEqual(new[] { 1, 2, 3 }));
            ours.Scenarios[0].Runs.Min(run => run.Targets[^1].Gap).ShouldBeLessThan(1e-8, "some run reaches the last target");
        }
    }

    [Fact]
    public void Write_ARun_HasTheLinesThatItsImprovementsCallFor()
    {
        using var folder = new TemporaryFolder();
        RunRecord record = Runs.Of(
            "bbob-f7-i5-d3", "a label", budget: 40, dimension: 3, bestKnown: 100,
            improvements: [(1, 150), (2, 149), (3, 140), (5, 130), (9, 100 + 1e-9), (12, 100)]);
        CocoLog.Write([record], folder.Path);

        CocoFolder.Scenario scenario = CocoFolder.Read(folder.File("coco/a_label")).Scenarios.Single();
        CocoFolder.Run run = scenario.Runs.Single();
        scenario.Algorithm.ShouldBe("a_label");
        (run.Instance, run.Evaluations, run.Best).ShouldBe((5, 40L, "0.0e+00"));
        // 50 and 49 lie below the same target 10^1.8; 40 is not below 10^1.6 = 39.8; below 1e-8 nothing is told apart.
        run.Targets.Select(line => line.Evaluation).ShouldBe([1, 5, 9]);
        run.AtEvaluations.Select(line => line.Evaluation).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 15, 17, 19, 22, 25, 28, 30, 31, 35, 39, 40]);
        run.AtEvaluations[3].Gap.ShouldBe(40);
    }

    [Fact]
    public void Write_FirstValueIsNotFinite_BeginsWithTheFirstThatIs()
    {
        using var folder = new TemporaryFolder();
        CocoLog.Write([Runs.Of("bbob-f1-i1-d2", budget: 10, dimension: 2, improvements: [(4, 5)])], folder.Path);

        CocoFolder.Run run = CocoFolder.Read(folder.File("coco/a")).Scenarios[0].Runs[0];
        run.Targets.Select(line => line.Evaluation).ShouldBe([4]);
        run.AtEvaluations.Select(line => line.Evaluation).ShouldBe([4, 5, 6, 7, 8, 10]);
    }

    [Theory]
    [InlineData("sphere-2")]
    [InlineData("bbob-f25-i1-d2")]
    [InlineData("bbob-f1")]
    [InlineData("bbob-f1-i0-d2")]
    public void Write_OtherProblem_IsRefusedByName(string problem)
    {
        using var folder = new TemporaryFolder();
        RunRecord[] records = [BbobRecords.Of("pso", 1, 1, 2), Runs.Of(problem, improvements: (1, 3))];

        Should.Throw<ArgumentException>(() => CocoLog.Write(records, folder.Path)).Message
            .ShouldStartWith($"COCO's log holds BBOB functions only, and '{problem}' is none; compare BBOB problems (--suite bbob)");
        Directory.Exists(folder.File("coco")).ShouldBeFalse();
        CocoLog.Refusal(["bbob-f1-i1-d2", "BBOB-F24-I15-D40"]).ShouldBeNull();
    }

    private static void Check(CocoFolder folder)
    {
        foreach (CocoFolder.Scenario scenario in folder.Scenarios)
        {
            foreach (CocoFolder.Run run in scenario.Runs)
            {
                run.Targets[0].Evaluation.ShouldBe(1);
                run.AtEvaluations[0].Evaluation.ShouldBe(1);
                CheckTargets(run);
                CheckEvaluations(run, scenario.Dimension);
                foreach ((long _, double gap, double _, double best) in run.Targets.Concat(run.AtEvaluations))
                {
                    // Both are printed with nine decimals.
                    best.ShouldBe(run.Optimum + gap, 1e-9 * (Math.Abs(best) + Math.Abs(gap)));
                }

                run.AtEvaluations[^1].Gap.ToString("0.0e+00", CultureInfo.InvariantCulture).ShouldBe(run.Best);
            }
        }
    }

    // Each line lies below a target 10^(k/5), k down to −40, that no line before it reached.
    private static void CheckTargets(CocoFolder.Run run)
    {
        for (int k = 1; k < run.Targets.Count; k++)
        {
            double[] newlyReached =
            [
                .. Enumerable.Range(-40, 80).Select(e => Math.Pow(10, e / 5.0))
                    .Where(target => run.Targets[k].Gap <= target * (1 + 1e-9) && run.Targets[k - 1].Gap > target),
            ];
            newlyReached.ShouldNotBeEmpty($"line {k} reaches no new target");
            run.Targets[k].Evaluation.ShouldBeGreaterThan(run.Targets[k - 1].Evaluation);
        }
    }

    private static void CheckEvaluations(CocoFolder.Run run, int dimension)
    {
        long last = run.Evaluations;
        IEnumerable<long> spaced = Enumerable.Range(0, 160).Select(k => (long)Math.Pow(10, k / 20.0));
        IEnumerable<long> multiples = Enumerable.Range(0, 8).SelectMany(k => new long[] { 1, 2, 5 }.Select(m => m * dimension * (long)Math.Pow(10, k)));
        run.AtEvaluations.Select(line => line.Evaluation).ShouldBe(spaced.Concat(multiples).Where(n => n <= last).Append(last).Distinct().Order());
    }
}
