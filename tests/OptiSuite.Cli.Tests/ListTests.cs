using System.Text.Json.Nodes;

namespace OptiSuite.Cli.Tests;

public class ListTests
{
    [Theory]
    [InlineData("optimizers", "particle-swarm")]
    [InlineData("problems", "styblinski-tang")]
    [InlineData("losses", "cross-entropy")]
    [InlineData("suites", "hock-schittkowski")]
    public void List_Kind_ShowsWhatThereIs(string kind, string entry)
    {
        CommandLine.Outcome outcome = CommandLine.Run("list", kind);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Output.ShouldContain(entry);
        JsonNode.Parse(CommandLine.Run("list", kind, "--json").Output)!.AsArray()
            .Select(row => row!["name"]!.GetValue<string>()).ShouldContain(entry);
    }

    [Fact]
    public void List_LossesAsJson_SaysAllThatTheCatalogKnows()
    {
        JsonNode entry = JsonNode.Parse(CommandLine.Run("list", "losses", "--json").Output)!.AsArray().Single(row => row!["name"]!.GetValue<string>() == "sigmoid-focal")!;
        entry["family"]!.GetValue<string>().ShouldBe("classification");
        entry["target"]!.GetValue<string>().ShouldContain("[0, 1]");
        entry["parameters"]!.GetValue<string>().ShouldContain("Gamma=2");
    }

    [Fact]
    public void NoArguments_ShowTheHelp()
    {
        CommandLine.Outcome outcome = CommandLine.Run();
        outcome.ExitCode.ShouldBe(0);
        outcome.Output.ShouldContain("compare");
    }
}
