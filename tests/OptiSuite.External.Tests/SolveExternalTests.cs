using System.Text.Json.Nodes;
using OptiSuite.Cli;

namespace OptiSuite.External.Tests;

/// <summary><c>optisuite solve --external</c>.</summary>
public class SolveExternalTests
{
    [Fact]
    public void Solve_Json_PrintsTheAnswer()
    {
        using var child = new Child();
        (int code, string output, string error) = Run("solve", "--external", child.Command, "--optimizer", "sqp", "--max-evaluations", "100", "--json");
        code.ShouldBe(0, error);
        JsonNode answer = JsonNode.Parse(output)!;
        answer["problem"]!.GetValue<string>().ShouldBe("HS14");
        answer["objective"]!.GetValue<double>().ShouldBe(Child.Optimum, 1e-8);
        answer["converged"]!.GetValue<bool>().ShouldBeTrue();
        answer["multipliers"]!["constraints"]!.AsArray().Count.ShouldBe(2);
        error.ShouldBeEmpty();
    }

    [Fact]
    public void Solve_ShellExample_FindsTheCan()
    {
        // Windows has no shell of this kind.
        if (OperatingSystem.IsWindows()) return;
        string script = Path.Combine(AppContext.BaseDirectory, "problem.sh");
        (int code, string output, string error) = Run("solve", "--external", $"sh '{script}'", "--optimizer", "sqp", "--json");
        code.ShouldBe(0, error);
        // h = 3r and πr²h = 330, so that f = 8πr².
        double r = Math.Cbrt(330 / (3 * Math.PI));
        JsonNode.Parse(output)!["objective"]!.GetValue<double>().ShouldBe(8 * Math.PI * r * r, 1e-6);
    }

    [Fact]
    public void Solve_StartAndBounds_ApplyToTheProcessToo()
    {
        using var child = new Child();
        (_, string output, _) = Run("solve", "--external", child.Command, "--start", "0,0", "--upper", "0.5", "--json");
        JsonNode.Parse(output)!["x"]!.AsArray().Select(value => value!.GetValue<double>()).ShouldAllBe(value => value <= 0.5);
        child.Requests[1]["x"]!.ToJsonString().ShouldBe("[0,0]");
    }

    [Fact]
    public void Solve_ProcessDies_Returns3AndTheBestPoint()
    {
        using var child = new Child("dieAt=6");
        (int code, string output, string error) = Run("solve", "--external", child.Command, "--optimizer", "sqp", "--json");
        code.ShouldBe(3);
        JsonNode answer = JsonNode.Parse(output)!;
        answer["exitReason"]!.GetValue<string>().ShouldBe("EvaluationFailed");
        answer["converged"]!.GetValue<bool>().ShouldBeFalse();
        answer["objective"]!.GetValue<double>().ShouldBeInRange(0, 2);
        answer["message"]!.GetValue<string>().ShouldContain("ended with exit code 7");
        error.ShouldContain("the simulation exploded");
    }

    [Fact]
    public void Solve_TimeLimit_Returns3WithText()
    {
        using var child = new Child("hangAt=6");
        (int code, string output, string error) = Run("solve", "--external", child.Command, "--optimizer", "sqp", "--external-time-limit", "2");
        code.ShouldBe(3);
        output.ShouldContain("HS14 by sqp");
        output.ShouldContain("objective");
        error.ShouldContain("no complete reply within 2 s");
    }

    [Fact]
    public void Solve_Retries_GoesOn()
    {
        using var child = new Child("dieOnceAt=5,FOLDER/marker");
        Run("solve", "--external", child.Command, "--optimizer", "sqp", "--external-retries", "1").Code.ShouldBe(0);
    }

    [Fact]
    public void Solve_RejectedPoints_AreReported()
    {
        using var child = new Child("errorAt=5");
        (int code, _, string error) = Run("solve", "--external", child.Command, "--optimizer", "sqp");
        code.ShouldBe(0, error);
        error.ShouldContain("could not evaluate 1 point; it said: the mesh is tangled");
    }

    [Fact]
    public void Solve_BadDescription_Returns3AndPrintsNothing()
    {
        using var child = new Child("describe=hello");
        (int code, string output, string error) = Run("solve", "--external", child.Command, "--json");
        code.ShouldBe(3);
        output.ShouldBeEmpty();
        error.ShouldContain("hello");
    }

    [Theory]
    [InlineData("PROBLEM and --external exclude each other", "solve", "hs71", "--external", "python3 problem.py")]
    [InlineData("--dimension and --external exclude each other", "solve", "--external", "python3 problem.py", "--dimension", "3")]
    [InlineData("go with --external", "solve", "hs71", "--external-retries", "3")]
    [InlineData("the command is empty", "solve", "--external", "")]
    [InlineData("does not close it", "solve", "--external", "python3 'problem.py")]
    [InlineData("must not be negative", "solve", "--external", "python3 problem.py", "--external-retries", "-1")]
    [InlineData("give a positive number of seconds", "solve", "--external", "python3 problem.py", "--external-time-limit", "0")]
    public void Solve_Misuse_Returns2(string message, params string[] args)
    {
        (int code, string output, string error) = Run(args);
        code.ShouldBe(2, error);
        error.ShouldContain(message);
        error.Trim().ShouldNotContain("\n");
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Solve_Cancelled_Returns130()
    {
        using var child = new Child("hangAt=3");
        using var cancellation = new CancellationTokenSource();
        Task<(int Code, string Output, string Error)> run = Task.Run(() => Run(cancellation.Token, "solve", "--external", child.Command));
        while (!child.HasLog || child.Wanted.Length < 3)
        {
            if (run.IsCompleted) break;
            await Task.Delay(10);
        }

        await cancellation.CancelAsync();
        (int code, string output, _) = await run;
        code.ShouldBe(130);
        output.ShouldContain("stopped: cancelled");
    }

    private static (int Code, string Output, string Error) Run(params string[] args) => Run(default(CancellationToken), args);

    private static (int Code, string Output, string Error) Run(CancellationToken cancellation, params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = CommandLineApp.Run(args, new CliHost(output, TextWriter.Synchronized(error), cancellation));
        return (code, output.ToString(), error.ToString());
    }
}
