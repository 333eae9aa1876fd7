using System.Text.RegularExpressions;

namespace OptiSuite.Benchmarking.Tests;

public sealed class ReportWriterTests
{
    private const string NastyName = "<script>alert('x')</script> & \"co\" | *md*";

    [Fact]
    public void Write_SyntheticCampaign_ShowsEveryContenderProblemAndReason()
    {
        using var folder = new TemporaryFolder();
        IReadOnlyList<RunRecord> records = SyntheticRecords.All();

        IReadOnlyList<string> files = ReportWriter.Write(records, folder.Path);

        files.Select(Path.GetFileName).ShouldBe(
        [
            "report.html", "summary.md", "summary.csv", "standings.csv", "profile.csv", "convergence.csv", "runs.csv", "refused.csv", "hyperparameters.csv",
        ]);
        string html = File.ReadAllText(files[0]), markdown = File.ReadAllText(files[1]);
        foreach (string contender in SyntheticRecords.Contenders)
        {
            html.ShouldContain(contender);
            markdown.ShouldContain(contender);
        }

        foreach (string problem in records.Select(record => record.Problem)) html.ShouldContain($">{problem}<");
        html.ShouldContain("it cannot treat nonlinear inequalities; choose an optimizer that accepts them");
        markdown.ShouldContain("it cannot treat nonlinear inequalities");
        html.ShouldContain("learningRate");
        new FileInfo(files[0]).Length.ShouldBeLessThan(6_000_000);
    }

    [Fact]
    public void Write_NamesWithMarkup_AreEncodedEverywhere()
    {
        using var folder = new TemporaryFolder();
        RunRecord run = Runs.Of(NastyName, NastyName, improvements: [(1, 1)]) with
        {
            Suite = NastyName,
            Hyperparameters = new Hyperparameters([new(NastyName, NastyName)]),
        };
        RunRecord refused = Runs.Of("other", NastyName) with { Suite = NastyName, Hyperparameters = run.Hyperparameters, Refused = [NastyName] };
        RunRecord failed = Runs.Of("third", NastyName) with { Suite = NastyName, Hyperparameters = run.Hyperparameters, ExitReason = "Failed", Error = NastyName };

        _ = ReportWriter.Write([run, refused, failed], folder.Path, new ReportOptions { Title = NastyName });

        string html = File.ReadAllText(folder.File("report.html"));
        html.ShouldNotContain("<script>alert", Case.Insensitive);
        html.ShouldContain("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;");
        File.ReadAllText(folder.File("summary.md")).ShouldNotContain("<script>alert");
        File.ReadAllText(folder.File("summary.csv")).ShouldContain("\"<script>alert('x')</script> & \"\"co\"\" | *md*\"");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_Page_AsksForNothingFromOutside(bool withPlots)
    {
        using var folder = new TemporaryFolder();
        // A stand-in for the plot library: what plotly itself says is under the page's content policy.
        _ = ReportWriter.Write(SyntheticRecords.All(), folder.Path, null, withPlots ? "self.Plotly2D = { react() {} };" : null);

        string html = File.ReadAllText(folder.File("report.html"));
        html.ShouldNotContain("http:", Case.Insensitive);
        html.ShouldNotContain("https:", Case.Insensitive);
        html.ShouldNotContain("@import");
        Regex.Matches(html, @"\b(?:src|href)\s*=\s*""(?<to>[^""]*)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .ShouldAllBe(match => match.Groups["to"].Value.StartsWith('#') || match.Groups["to"].Value.StartsWith("data:"));
        html.ShouldContain("default-src 'none'");
    }

    [Fact]
    public void Write_WithoutPlotLibrary_SaysWhatIsMissingAndDrawsNothing()
    {
        using var folder = new TemporaryFolder();
        _ = ReportWriter.Write(SyntheticRecords.All(), folder.Path, null, plotScript: null);

        string html = File.ReadAllText(folder.File("report.html"));
        html.ShouldContain("Install Node.js");
        html.ShouldNotContain("class=\"plot");
        html.ShouldNotContain("data-curve=");
        html.ShouldContain("cma-es");
    }

    [Fact]
    public void Write_PlotScriptWithAClosingTag_CannotEndThePage()
    {
        using var folder = new TemporaryFolder();
        _ = ReportWriter.Write(SyntheticRecords.All(), folder.Path, null, "var a = '</script><b>out</b>';");

        File.ReadAllText(folder.File("report.html")).ShouldContain("<\\/script><b>out</b>");
    }

    [Fact]
    public void Write_SameRecords_GivesTheSameBytes()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        IReadOnlyList<string> first = ReportWriter.Write(SyntheticRecords.All(), one.Path);
        IReadOnlyList<string> second = ReportWriter.Write(SyntheticRecords.All().Reverse(), two.Path);

        foreach ((string a, string b) in first.Zip(second)) File.ReadAllText(a).ShouldBe(File.ReadAllText(b), Path.GetFileName(a));
    }

    [Fact]
    public void Write_NewBestValue_IsReported()
    {
        using var folder = new TemporaryFolder();
        _ = ReportWriter.Write([Runs.Of("valley", "digger", bestKnown: 2, improvements: [(1, 1.5)])], folder.Path);

        File.ReadAllText(folder.File("summary.md")).ShouldContain("valley: 1.5 by digger, below the best known 2");
        File.ReadAllText(folder.File("report.html")).ShouldContain("New best values");
    }

    [Fact]
    public void Write_NoRecords_SaysSo()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<ArgumentException>(() => ReportWriter.Write([], folder.Path)).Message.ShouldContain("no run records");
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1e-6, "1e-6")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(1234.4, "1234")]
    [InlineData(6.78e9, "6.78e9")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NaN, "–")]
    public void Number_AnySize_IsShort(double value, string text) => Figures.Number(value).ShouldBe(text);

    [Fact]
    public void Render_Sections_RepeatInvertAndLookOutwards()
    {
        var model = new { Name = "a<b", Items = new[] { new { Inner = 1 }, new { Inner = 2 } }, None = Array.Empty<int>(), Yes = true };

        HtmlTemplate.Render("{{Name}} {{{Name}}} {{#Items}}[{{Inner}} of {{Name}}]{{/Items}}{{^None}}!{{/None}}{{#Yes}}y{{/Yes}}", model)
            .ShouldBe("a&lt;b a<b [1 of a&lt;b][2 of a&lt;b]!y");
        Should.Throw<FormatException>(() => HtmlTemplate.Render("{{Missing}}", model));
    }
}
