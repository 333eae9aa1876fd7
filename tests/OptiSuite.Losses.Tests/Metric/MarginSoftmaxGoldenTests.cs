namespace OptiSuite.Losses.Tests.Metric;

public sealed class MarginSoftmaxGoldenTests
{
    [Theory]
    [InlineData("arcface")]
    [InlineData("cosface")]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference(string file)
    {
        IReadOnlyList<GoldenCase> cases = GoldenFile.Read(file).Cases;
        cases.Count.ShouldBe(30);
        foreach (GoldenCase c in cases)
        {
            double[] x = c.Inputs["embeddings"].Data, w = c.Inputs["weight"].Data, gx = new double[x.Length], gw = new double[w.Length];
            double[] output = new double[c.Output.Data.Length];
            Create(file, c).EvaluateTo(x, w, c.Integers("labels"), c.Inputs["weight"].Shape[1], output, c.Upstream, gx, gw);
            c.CheckOutput(output);
            c.CheckGradient("embeddings", gx);
            c.CheckGradient("weight", gw);
            gx.ShouldAllBe(g => double.IsFinite(g), c.Id);
            gw.ShouldAllBe(g => double.IsFinite(g), c.Id);
        }
    }

    private static MarginSoftmaxLoss Create(string file, GoldenCase c) => file == "cosface"
        ? new CosFaceLoss { Scale = c.Number("scale"), Margin = c.Number("margin"), Reduction = c.Reduction }
        : new ArcFaceLoss
        {
            Scale = c.Number("scale"),
            Margin = c.Number("margin"),
            Boundary = Enum.Parse<ArcFaceBoundary>(c.Text("boundary").Replace("_", ""), ignoreCase: true),
            Reduction = c.Reduction,
        };
}
