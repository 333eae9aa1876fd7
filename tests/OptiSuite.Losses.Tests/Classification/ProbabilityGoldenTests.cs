namespace OptiSuite.Losses.Tests.Classification;

public sealed class ProbabilityGoldenTests
{
    [Theory]
    [InlineData("bce", 19)]
    [InlineData("focal_sigmoid", 38)]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference(string file, int count)
    {
        GoldenCase[] cases = [.. GoldenFile.Read(file).Cases];
        cases.Length.ShouldBe(count);
        foreach (GoldenCase c in cases)
        {
            (double[] x, double[] y) = (c.Inputs["input"].Data, c.Inputs["target"].Data);
            double[] output = new double[c.Output.Data.Length], gx = new double[x.Length], gy = new double[y.Length];
            ElementwiseLoss loss = file == "bce"
                ? new BinaryCrossEntropyLoss { Weight = c.Weights("weight") }
                : new SigmoidFocalLoss { Alpha = c.Number("alpha"), Gamma = c.Number("gamma") };
            (loss with { Reduction = c.Reduction }).EvaluateTo(x, y, output, c.Upstream, gx, gy);
            c.CheckOutput(output);
            c.CheckGradient("input", gx);
            c.CheckGradient("target", gy);
        }
    }
}
