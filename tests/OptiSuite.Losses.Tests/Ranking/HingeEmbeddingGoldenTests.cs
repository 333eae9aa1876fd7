namespace OptiSuite.Losses.Tests.Ranking;

public sealed class HingeEmbeddingGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        IReadOnlyList<GoldenCase> cases = GoldenFile.Read("hinge_embedding").Cases;
        cases.Count.ShouldBe(16);
        foreach (GoldenCase c in cases.Where(c => !c.Tags.Contains("broadcast"))) Check(c, c.Inputs["target"].Data);
    }

    [Fact]
    public void EvaluateTo_BroadcastCase_IsRefusedAndAgreesOnceExpanded()
    {
        GoldenCase c = GoldenFile.Read("hinge_embedding").Cases.Single(c => c.Tags.Contains("broadcast"));
        (double[] x, double[] row) = (c.Inputs["input"].Data, c.Inputs["target"].Data);
        Should.Throw<ArgumentException>(() => new HingeEmbeddingLoss().Evaluate(x, row)).Message.ShouldContain("repeat the smaller one");
        Check(c, [.. x.Select((_, i) => row[i % row.Length])]);
    }

    private static void Check(GoldenCase c, double[] target)
    {
        double[] x = c.Inputs["input"].Data, output = new double[c.Output.Data.Length], gradient = new double[x.Length];
        double[] targetGradient = new double[x.Length];
        var loss = new HingeEmbeddingLoss { Margin = c.Number("margin"), Reduction = c.Reduction };
        if (!target.All(y => Math.Abs(y) == 1))
        {
            Should.Throw<ArgumentException>(() => loss.EvaluateTo(x, target, output)).Message.ShouldContain("a target is 1 where", customMessage: c.Id);
            loss = loss with { CheckTarget = false };
        }

        loss.EvaluateTo(x, target, output, c.Upstream, gradient, targetGradient);
        c.CheckOutput(output);
        c.CheckGradient("input", gradient);
        targetGradient.ShouldAllBe(g => g == 0);
    }
}
