namespace OptiSuite.Losses.Tests.Ranking;

public sealed class MarginRankingGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        IReadOnlyList<GoldenCase> cases = GoldenFile.Read("margin_ranking").Cases;
        cases.Count.ShouldBe(15);
        foreach (GoldenCase c in cases.Where(c => !c.Tags.Contains("broadcast")))
        {
            (double[] first, double[] second, double[] target) = (c.Inputs["input1"].Data, c.Inputs["input2"].Data, c.Inputs["target"].Data);
            double[] output = new double[c.Output.Data.Length], g1 = new double[first.Length], g2 = new double[first.Length];
            Make(c, target).EvaluateTo(first, second, target, output, c.Upstream, g1, g2);
            c.CheckOutput(output);
            c.CheckGradient("input1", g1);
            c.CheckGradient("input2", g2);
        }
    }

    [Fact]
    public void EvaluateTo_BroadcastCase_IsRefusedAndAgreesOnceExpanded()
    {
        GoldenCase c = GoldenFile.Read("margin_ranking").Cases.Single(c => c.Tags.Contains("broadcast"));
        (double[] first, double[] row, double[] column) = (c.Inputs["input1"].Data, c.Inputs["input2"].Data, c.Inputs["target"].Data);
        MarginRankingLoss loss = Make(c, column);
        double[] output = new double[12], g1 = new double[12], g2 = new double[12];
        Should.Throw<ArgumentException>(() => loss.EvaluateTo(first, row, column, output)).Message.ShouldContain("repeat the smaller ones");

        double[] second = [.. first.Select((_, i) => row[i % 3])], target = [.. first.Select((_, i) => column[i / 3])];
        loss.EvaluateTo(first, second, target, output, c.Upstream, g1, g2);
        c.CheckOutput(output);
        c.CheckGradient("input1", g1);
        c.CheckGradient("input2", [.. row.Select((_, j) => g2.Where((_, i) => i % 3 == j).Sum())]);
    }

    // A target of 0 is refused, unless the check is off.
    private static MarginRankingLoss Make(GoldenCase c, double[] target) =>
        new() { Margin = c.Number("margin"), Reduction = c.Reduction, CheckTarget = target.All(y => Math.Abs(y) == 1) };
}
