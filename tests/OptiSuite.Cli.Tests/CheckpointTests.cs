using System.Diagnostics;
using System.Text.Json.Nodes;

namespace OptiSuite.Cli.Tests;

public class CheckpointTests
{
    private static readonly string[] _run = ["solve", "rosenbrock-10", "--optimizer", "ga", "--max-iterations", "1000000", "--json", "--max-evaluations", "600000"];

    [Fact]
    public void Solve_KilledInTheMiddleAndResumed_EqualsTheUninterruptedRun()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("run.json");
        using (Process process = Start([.. _run[..^1], "100000000", "--checkpoint", file, "--checkpoint-every", "0"]))
        {
            // The run has far more to do than this takes; only a kill ends it.
            var clock = Stopwatch.StartNew();
            while (!File.Exists(file) && !process.HasExited && clock.Elapsed < TimeSpan.FromSeconds(60)) process.WaitForExit(5);
            process.WaitForExit(20).ShouldBeFalse();
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        CommandLine.Outcome resumed = CommandLine.Run([.. _run, "--checkpoint", file, "--resume", "--checkpoint-every", "1000"]);
        CommandLine.Outcome whole = CommandLine.Run(_run);
        JsonNode a = JsonNode.Parse(resumed.Output)!, b = JsonNode.Parse(whole.Output)!;
        a["x"]!.ToJsonString().ShouldBe(b["x"]!.ToJsonString());
        a["objective"]!.ToJsonString().ShouldBe(b["objective"]!.ToJsonString());
        a["evaluations"]!.ToJsonString().ShouldBe(b["evaluations"]!.ToJsonString());
        a["iterations"]!.ToJsonString().ShouldBe(b["iterations"]!.ToJsonString());
    }

    [Fact]
    public void Solve_CheckpointThatExists_IsNotOverwrittenUnasked()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("run.json");
        File.WriteAllText(file, "{}");
        CommandLine.Outcome outcome = CommandLine.Run([.. _run, "--checkpoint", file]);
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("add --resume");
        File.ReadAllText(file).ShouldBe("{}");
        CommandLine.Outcome damaged = CommandLine.Run([.. _run, "--checkpoint", file, "--resume"]);
        damaged.ExitCode.ShouldBe(2);
        damaged.Error.ShouldContain("no saved state");
    }

    [Fact]
    public void Solve_CheckpointThatCannotBeWritten_SaysSoAndGivesTheBestPoint()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Outcome outcome = CommandLine.Run([.. _run, "--checkpoint", Path.Combine(folder.File("none"), "run.json"), "--checkpoint-every", "0"]);
        outcome.ExitCode.ShouldBe(3, outcome.Error);
        outcome.Error.ShouldContain("could not be written");
        JsonNode.Parse(outcome.Output)!["x"]!.AsArray().Count.ShouldBe(10);
    }

    [Fact]
    public void Solve_CheckpointOfAMethodThatCannotBeSaved_IsRefused() =>
        CommandLine.Run("solve", "rosenbrock", "--optimizer", "gd", "--checkpoint", "none.json").Error.ShouldContain("cannot be saved");

    [Fact]
    public void Solve_ResumeWithoutAFile_SaysWhatIsMissing() =>
        CommandLine.Run("solve", "rosenbrock", "--resume").Error.ShouldContain("--checkpoint FILE");

    private static Process Start(string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(CommandLineApp).Assembly.Location);
        foreach (string arg in args) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }
}
