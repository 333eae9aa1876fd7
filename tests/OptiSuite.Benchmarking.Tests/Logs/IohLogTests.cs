using System.Text.RegularExpressions;

namespace OptiSuite.Benchmarking.Tests.Logs;

public sealed partial class IohLogTests
{
    private static readonly string _reference = Path.Combine(AppContext.BaseDirectory, "Logs", "data", "ioh");

    [Fact]
    public void Write_Records_GivesFilesOfTheReferencesStructure()
    {
        using var folder = new TemporaryFolder();
        IohLog.Write(BbobRecords.All(), folder.Path).ShouldBe([folder.File("ioh/de"), folder.File("ioh/pso")], ignoreOrder: true);
        IohFolder ours = IohFolder.Read(folder.File("ioh/pso")), reference = IohFolder.Read(_reference);

        CheckCurves(reference);
        CheckCurves(ours);
        ours.Functions.Select(function => (function.Id, function.Name)).ShouldBe([(1, "Sphere"), (20, "Schwefel")], ignoreOrder: true);
        HashSet<string> shapes = [.. Shapes(reference)];
        foreach (IohFolder.Function function in ours.Functions)
        {
            function.Fields.ShouldBe(reference.Functions[0].Fields);
            function.Algorithm.ShouldBe("pso");
            function.Scenarios.Select(scenario => scenario.Dimension).ShouldBe([2, 5, 40]);
            function.Scenarios.ShouldAllBe(scenario => scenario.Runs.Select(run => run.Instance).SequenceEqual(new[] { 1, 2, 3 }));
        }

        // Line by line the same text, but for names and numbers.
        foreach (string shape in Shapes(ours)) shapes.ShouldContain(shape);
    }

    [Fact]
    public void Write_ARun_LogsTheFirstEveryImprovementAndTheLastEvaluation()
    {
        using var folder = new TemporaryFolder();
        RunRecord record = Runs.Of(
            "bbob-f7-i5-d2", "pso", budget: 100, dimension: 2, bestKnown: -3, improvements: [(1, 7), (4, -2.5), (30, -3 + 1e-9)]) with
        { X = [0.5, -1] };
        IohLog.Write([record], folder.Path);

        File.ReadAllText(folder.File("ioh/pso/data_f7_StepEllipsoid/IOHprofiler_f7_DIM2.dat"))
            .ShouldBe("evaluations raw_y\n1 10.0000000000\n4 0.5000000000\n30 0.0000000010\n100 0.0000000010\n");
        IohFolder.Run run = IohFolder.Read(folder.File("ioh/pso")).Functions[0].Scenarios[0].Runs[0];
        (run.Instance, run.Evaluations, run.BestEvaluation).ShouldBe((5, 100L, 30L));
        run.X.ShouldBe([0.5, -1]);
    }

    [Fact]
    public void Write_ReturnedPointIsNotTheBest_GivesNoPoint()
    {
        using var folder = new TemporaryFolder();
        RunRecord record = Runs.Of("bbob-f1-i1-d2", dimension: 2, improvements: [(1, 5), (2, 3)]) with { X = [1, 2], Objective = 4 };
        IohLog.Write([record, record with { Seed = 2, X = null }], folder.Path);

        IohFolder.Read(folder.File("ioh/a")).Functions[0].Scenarios[0].Runs.ShouldAllBe(run => run.X.Length == 0);
    }

    [Fact]
    public void Write_OtherProblems_AreNumberedByNameAndKeepTheirValuesWhereNoOptimumIsKnown()
    {
        using var folder = new TemporaryFolder();
        IohLog.Write(
            [
                Runs.Of("zakharov-5", "a", dimension: 5, bestKnown: 2, improvements: (1, 3)),
                Runs.Of("my problem/7", "a", dimension: 3, bestKnown: null, improvements: (1, 3)),
                Runs.Of("zakharov-2", "a", dimension: 2, bestKnown: 2, improvements: (1, 3)),
                Runs.Of("zakharov-2", "a", dimension: 2, seed: 2, bestKnown: 2, improvements: (1, 4)),
                Runs.Of("ackley-2", "other", dimension: 2, improvements: (1, 3)),
                Runs.Of("refused-2", "a", dimension: 2) with { Refused = ["no"] },
                Runs.Of("never-2", "a", dimension: 2),
            ],
            folder.Path);

        IohFolder a = IohFolder.Read(folder.File("ioh/a"));
        a.Functions.Select(function => function.Name).ShouldBe(["my_problem_7", "zakharov"]);
        a.Functions[0].Scenarios[0].Runs[0].BestValue.ShouldBe(3);
        a.Functions[1].Scenarios.Select(scenario => (scenario.Dimension, scenario.Runs.Count)).ShouldBe([(2, 2), (5, 1)]);
        a.Functions[1].Scenarios[0].Runs[0].BestValue.ShouldBe(1);
        // Numbers are the same for every contender.
        (IohFolder.Read(folder.File("ioh/other")).Functions[0].Id, a.Functions[0].Id, a.Functions[1].Id).ShouldBe((1, 2, 5));
    }

    [Fact]
    public void Write_OneLabelWithTwoSettings_GivesAFolderEach()
    {
        using var folder = new TemporaryFolder();
        RunRecord record = BbobRecords.Of("pso", 1, 1, 2);
        IohLog.Write([record, record with { Hyperparameters = new Hyperparameters([new("size", "80")]) }], folder.Path);

        Directory.GetDirectories(folder.File("ioh")).Select(Path.GetFileName).Order().ShouldBe(["pso", "pso__2"]);
    }

    [Fact]
    public void Write_Again_ReplacesWhatWasThere()
    {
        using var folder = new TemporaryFolder();
        IohLog.Write([BbobRecords.Of("pso", 1, 1, 2)], folder.Path);
        IohLog.Write([BbobRecords.Of("pso", 2, 1, 2)], folder.Path);

        IohFolder.Read(folder.File("ioh/pso")).Functions.Select(function => function.Id).ShouldBe([2]);
    }

    [Fact]
    public void Write_FolderThatCannotBeWritten_SaysSoAndThatTheRecordsAreKept()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("ioh"), "a file in the way");

        IOException error = Should.Throw<IOException>(() => IohLog.Write([BbobRecords.Of("pso", 1, 1, 2)], folder.Path));
        error.Message.ShouldContain("cannot be written");
        error.Message.ShouldContain("the run records, which are kept");
    }

    private static void CheckCurves(IohFolder folder)
    {
        foreach (IohFolder.Scenario scenario in folder.Functions.SelectMany(function => function.Scenarios))
        {
            foreach (IohFolder.Run run in scenario.Runs)
            {
                run.X.Length.ShouldBe(scenario.Dimension);
                run.Curve[0].Evaluation.ShouldBe(1);
                run.Curve[^1].Evaluation.ShouldBe(run.Evaluations);
                for (int k = 1; k < run.Curve.Count; k++)
                {
                    run.Curve[k].Evaluation.ShouldBeGreaterThan(run.Curve[k - 1].Evaluation);
                    // The last line is the last evaluation, whatever its value.
                    if (k < run.Curve.Count - 1) run.Curve[k].Value.ShouldBeLessThanOrEqualTo(run.Curve[k - 1].Value);
                }

                run.Curve.Single(line => line.Evaluation == run.BestEvaluation).Value.ShouldBe(run.BestValue, 1e-10);
            }
        }
    }

    private static IEnumerable<string> Shapes(IohFolder folder) =>
        folder.Functions.SelectMany(function => function.Text.Split('\n')).Select(line =>
            Numbers().Replace(Texts().Replace(line, "${key}:S"), "N").Replace("[]", "[N]", StringComparison.Ordinal)
                .Replace("final_sigma", "seed", StringComparison.Ordinal).Replace("\"box\"", "\"writer\"", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<key>""(suite|function_name|name|info|path|version|box|writer)""): ""([^""\\]|\\.)*""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Texts();

    [GeneratedRegex(@"-?\d+(\.\d+)?([eE][+-]?\d+)?(, -?\d+(\.\d+)?([eE][+-]?\d+)?)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
