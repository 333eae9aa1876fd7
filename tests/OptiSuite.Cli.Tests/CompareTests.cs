using System.Text.Json.Nodes;

namespace OptiSuite.Cli.Tests;

public class CompareTests
{
    private static string[] Arguments(string folder, params string[] more) =>
        ["compare", "--problems", "booth,hs35,reg_l1_open", "--seeds", "2", "--budget", "30D", "--out", folder, .. more];

    [Fact]
    public void Compare_SmallCampaign_WritesRecordsReportAndTable()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Outcome outcome = CommandLine.Run(Arguments(folder.Path));
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Output.ShouldContain("refused");
        outcome.Output.ShouldContain("problems won");
        outcome.Error.ShouldContain("100 %");
        foreach (string file in new[] { "runs.jsonl", "report.html", "summary.md" }) File.Exists(folder.File(file)).ShouldBeTrue(file);
    }

    [Fact]
    public void Compare_OneOrTwoJobs_WriteTheSameObjectivesBitForBit()
    {
        using TemporaryFolder one = new(), two = new();
        CommandLine.Run(Arguments(one.Path, "--jobs", "1")).ExitCode.ShouldBe(0);
        CommandLine.Run(Arguments(two.Path, "--jobs", "2")).ExitCode.ShouldBe(0);
        Objectives(one).ShouldBe(Objectives(two));
    }

    [Fact]
    public void Compare_Again_RunsNothingTwice()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run(Arguments(folder.Path)).ExitCode.ShouldBe(0);
        string before = File.ReadAllText(folder.File("runs.jsonl"));
        CommandLine.Outcome again = CommandLine.Run(Arguments(folder.Path));
        again.Output.ShouldContain("of them from before");
        File.ReadAllText(folder.File("runs.jsonl")).ShouldBe(before);
    }

    [Fact]
    public void Compare_CutRecords_FinishesTheRestOnly()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run(Arguments(folder.Path)).ExitCode.ShouldBe(0);
        string[] lines = File.ReadAllLines(folder.File("runs.jsonl"));
        List<string> whole = Objectives(folder);
        // As a killed process leaves it: some lines, and one torn in the middle.
        File.WriteAllText(folder.File("runs.jsonl"), string.Join('\n', lines.Take(4)) + '\n' + lines[4][..20]);
        CommandLine.Outcome again = CommandLine.Run(Arguments(folder.Path));
        again.ExitCode.ShouldBe(0, again.Error);
        again.Output.ShouldContain("4 of them from before");
        Objectives(folder).ShouldBe(whole);
    }

    [Fact]
    public void Compare_Cancelled_Returns130AndSaysHowToGoOn()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Outcome outcome = CommandLine.Run(new CancellationToken(true), Arguments(folder.Path));
        outcome.ExitCode.ShouldBe(130);
        outcome.Error.ShouldContain("the same command does the rest");
    }

    [Fact]
    public void Compare_Labels_LetOneOptimizerCompeteWithItself()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Outcome outcome = CommandLine.Run(
            "compare", "--problems", "sphere", "--optimizers", "gd,slow=gd", "--set", "slow.LearningRate=0.001", "--budget", "20", "--out", folder.Path);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        Records(folder).Select(record => record["optimizer"]!.GetValue<string>()).Order().ShouldBe(["gradient-descent", "slow"]);
    }

    [Fact]
    public void Compare_DimensionsAndInstancesOfASuite_RunsThoseOnly()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Outcome outcome = CommandLine.Run(
            "compare", "--suite", "bbob", "--dims", "2,3", "--instances", "1,12", "--optimizers", "pso", "--seeds", "1", "--budget", "2D", "--out", folder.Path);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        string[] problems = [.. Records(folder).Select(record => record["problem"]!.GetValue<string>())];
        problems.Length.ShouldBe(24 * 2 * 2);
        problems.ShouldContain("bbob-f24-i12-d3");
        problems.ShouldNotContain("bbob-f1-i2-d2");
    }

    [Fact]
    public void Compare_Logs_StandBesideTheRecordsAndReportWritesTheSameAgain()
    {
        using TemporaryFolder folder = new(), again = new();
        CommandLine.Outcome outcome = CommandLine.Run(
            "compare", "--problems", "bbob-f1-i1-d2,bbob-f1-i2-d2", "--optimizers", "p=pso", "--seeds", "1", "--budget", "50D", "--log", "ioh,coco", "--out", folder.Path);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Output.ShouldContain("holds the logs");
        string[] ioh = File.ReadAllLines(folder.File("ioh/p/data_f1_Sphere/IOHprofiler_f1_DIM2.dat"));
        ioh.Count(line => line == "evaluations raw_y").ShouldBe(2);
        ioh[^1].ShouldStartWith("100 ");
        File.ReadAllText(folder.File("coco/p/bbobexp_f1.info")).ShouldContain("data_f1/bbobexp_f1_DIM2.dat, 1:100|");

        CommandLine.Run("report", folder.Path, "--log", "coco,ioh", "--out", again.Path).ExitCode.ShouldBe(0);
        foreach (string file in (string[])["ioh/p/IOHprofiler_f1_Sphere.json", "coco/p/data_f1/bbobexp_f1_DIM2.dat", "coco/p/data_f1/bbobexp_f1_DIM2.tdat"])
        {
            File.ReadAllText(again.File(file)).ShouldBe(File.ReadAllText(folder.File(file)), file);
        }
    }

    [Fact]
    public void Compare_LogFolderInTheWay_KeepsTheRecordsAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("coco"), "a file, no folder");
        CommandLine.Outcome outcome = CommandLine.Run(
            "compare", "--problems", "bbob-f1-i1-d2", "--optimizers", "pso", "--seeds", "1", "--budget", "5D", "--log", "coco", "--out", folder.Path);
        outcome.ExitCode.ShouldBe(3);
        outcome.Error.ShouldContain("`report --log coco` writes it from the run records, which are kept");
        Records(folder).Count().ShouldBe(1);
    }

    [Fact]
    public void Report_TwoShards_AreMerged()
    {
        using TemporaryFolder first = new(), second = new(), merged = new();
        CommandLine.Run(Arguments(first.Path, "--shard", "1/2")).ExitCode.ShouldBe(0);
        CommandLine.Run(Arguments(second.Path, "--shard", "2/2")).ExitCode.ShouldBe(0);
        CommandLine.Outcome outcome = CommandLine.Run("report", first.Path, second.Path, "--out", merged.Path);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Output.ShouldContain($"{Records(first).Count + Records(second).Count} runs.");
        File.Exists(merged.File("report.html")).ShouldBeTrue();
    }

    private static List<JsonNode> Records(TemporaryFolder folder) =>
        [.. File.ReadAllLines(folder.File("runs.jsonl")).Select(line => JsonNode.Parse(line)!)];

    /// <summary>What must not differ, in an order that does not depend on which thread was faster.</summary>
    private static List<string> Objectives(TemporaryFolder folder) =>
    [
        .. Records(folder)
            .Select(record => $"{record["problem"]} {record["optimizer"]} {record["seed"]} {record["objective"]?.ToJsonString()} {record["improvements"]?.ToJsonString()} {record["refused"]?.ToJsonString()}")
            .Order(StringComparer.Ordinal),
    ];
}
