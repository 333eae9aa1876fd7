namespace OptiSuite.Losses.Tests.Classification;

public sealed class MultiLabelMarginGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        GoldenCase[] cases = [.. GoldenFile.Read("extras_torch").Cases.Where(c => c.Text("op") == "multilabel_margin")];
        cases.Length.ShouldBe(3);
        foreach (GoldenCase c in cases)
        {
            Tensor input = c.Inputs["input"];
            double[] output = new double[c.Output.Data.Length], gradient = new double[input.Data.Length];
            new MultiLabelMarginLoss { Reduction = c.Reduction }.EvaluateTo(
                input.Data, c.Integers("target"), input.Shape[^1], output, c.Upstream, gradient);
            c.CheckOutput(output);
            c.CheckGradient("input", gradient);
        }
    }
}
