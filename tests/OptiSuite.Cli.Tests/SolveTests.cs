using System.Text.Json.Nodes;

namespace OptiSuite.Cli.Tests;

public class SolveTests
{
    [Fact]
    public void Solve_NameAlone_PicksAnOptimizerAndSaysWhy()
    {
        CommandLine.Outcome outcome = CommandLine.Run("solve", "rosenbrock");
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Output.ShouldContain("rosenbrock-2 by bfgs, chosen because the objective is smooth");
        outcome.Output.ShouldContain("converged: the first-order residual");
        outcome.Output.ShouldContain("verified     finite, stationary");
    }

    [Fact]
    public void Solve_Kinks_PicksQuasiNewtonSteps() =>
        CommandLine.Run("solve", "reg_l1_open", "--max-iterations", "10").Output.ShouldContain("by bfgs, chosen because the objective has kinks");

    [Fact]
    public void Solve_Json_HasEveryFieldAndNothingElse()
    {
        CommandLine.Outcome outcome = CommandLine.Run("solve", "hs71", "--json");
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        JsonObject answer = JsonNode.Parse(outcome.Output)!.AsObject();
        answer.Select(pair => pair.Key).ShouldBe(
        [
            "optimizer", "problem", "x", "objective", "constraintViolation", "stationarity", "converged", "exitReason", "message", "iterations",
            "evaluations", "multipliers", "verified", "seed", "elapsedSeconds",
        ]);
        answer["objective"]!.GetValue<double>().ShouldBe(17.0140173, 1e-7);
        answer["exitReason"]!.GetValue<string>().ShouldBe("Stationary");
        answer["evaluations"]!.AsObject().Select(pair => pair.Key).ShouldBe(
            ["objective", "gradient", "constraint", "jacobian", "terms", "monitor", "nonFinite"]);
        answer["multipliers"]!["constraints"]!.AsArray().Count.ShouldBe(2);
        answer["verified"]!.AsObject().Select(pair => pair.Value!.GetValue<bool>()).ShouldAllBe(value => value);
        outcome.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Solve_JsonWithoutKnownValues_WritesNull()
    {
        JsonNode answer = JsonNode.Parse(CommandLine.Run("solve", "rastrigin", "--optimizer", "ga", "--max-evaluations", "50", "--json").Output)!;
        answer["stationarity"].ShouldBeNull();
        answer["multipliers"].ShouldBeNull();
    }

    [Fact]
    public void Solve_BudgetTooSmall_Returns1AndTheBestPoint()
    {
        CommandLine.Outcome outcome = CommandLine.Run("solve", "rosenbrock-10", "--optimizer", "gd", "--max-evaluations", "5");
        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldContain("the budget of 5 evaluations is used up");
    }

    [Fact]
    public void Solve_SetLearningRate_ChangesTheRun()
    {
        string by(string rate) => CommandLine.Run(
            "solve", "sphere", "--optimizer", "gd", "--set", $"LearningRate={rate}", "--max-iterations", "3", "--json").Output;
        double objective(string rate) => JsonNode.Parse(by(rate))!["objective"]!.GetValue<double>();
        objective("0.25").ShouldBeLessThan(objective("0.1"));
    }

    [Fact]
    public void Solve_Trace_WritesOneRowAnIteration()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("trace.csv");
        JsonNode answer = JsonNode.Parse(CommandLine.Run("solve", "rosenbrock", "--trace", file, "--json").Output)!;
        string[] lines = File.ReadAllLines(file);
        lines[0].ShouldStartWith("iteration,evaluations,objective,bestObjective,constraintViolation,stationarity,stepNorm,elapsedSeconds");
        lines[0].ShouldEndWith("x0,x1");
        lines.Length.ShouldBe(answer["iterations"]!.GetValue<int>() + 2, "a header, the start, and every iteration");
    }

    [Fact]
    public void Solve_BoundsFromTheCommandLine_AreKept()
    {
        JsonNode answer = JsonNode.Parse(CommandLine.Run("solve", "sphere", "--lower", "0.5", "--upper", "2", "--start", "1,1", "--json").Output)!;
        answer["x"]!.AsArray().Select(value => value!.GetValue<double>()).ShouldBe([0.5, 0.5]);
        answer["multipliers"]!["lower"]!.AsArray().Select(value => Math.Round(value!.GetValue<double>(), 6)).ShouldBe([1, 1]);
    }

    [Fact]
    public void Solve_Cancelled_Returns130WithTheBestPoint()
    {
        CommandLine.Outcome outcome = CommandLine.Run(new CancellationToken(true), "solve", "rosenbrock");
        outcome.ExitCode.ShouldBe(130);
        outcome.Output.ShouldContain("stopped: cancelled");
    }

    [Fact]
    public void Solve_SameSeed_GivesTheSameBits()
    {
        string by(string seed) => JsonNode.Parse(CommandLine.Run(
            "solve", "ackley", "--optimizer", "pso", "--seed", seed, "--max-evaluations", "300", "--json").Output)!["x"]!.ToJsonString();
        by("7").ShouldBe(by("7"));
        by("7").ShouldNotBe(by("8"));
    }
}
