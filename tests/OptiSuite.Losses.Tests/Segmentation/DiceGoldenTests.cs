namespace OptiSuite.Losses.Tests.Segmentation;

public sealed class DiceGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        IReadOnlyList<GoldenCase> cases = GoldenFile.Read("dice").Cases;
        cases.Count.ShouldBe(34);
        foreach (GoldenCase c in cases)
        {
            var loss = new DiceLoss
            {
                FromLogits = c.Flag("from_logits"),
                Smooth = c.Number("smooth"),
                Eps = c.Number("eps"),
                SquaredDenominator = c.Flag("squared_denominator"),
                PerSample = c.Flag("per_sample"),
                Reduction = c.Reduction,
            };
            (Tensor x, Tensor t) = (c.Inputs["input"], c.Inputs["target"]);
            double[] output = new double[c.Output.Data.Length], gradient = new double[x.Data.Length];
            loss.EvaluateTo(x.Data, t.Data, x.Shape[0], output, c.Upstream, gradient);
            c.CheckOutput(output);
            c.CheckGradient("input", gradient);
        }
    }

    [Fact]
    public void EvaluateTo_MulticlassGoldenCases_AgreesWithTheReference()
    {
        IReadOnlyList<GoldenCase> cases = GoldenFile.Read("dice_multiclass").Cases;
        cases.Count.ShouldBe(12);
        foreach (GoldenCase c in cases)
        {
            var loss = new MulticlassDiceLoss
            {
                Average = Enum.Parse<DiceAverage>(c.Text("average"), ignoreCase: true),
                Eps = c.Number("eps"),
                Weight = c.Weights("weight"),
            };
            int[] d = c.Inputs["input"].Shape;
            double[] output = new double[1], gradient = new double[c.Inputs["input"].Data.Length];
            loss.EvaluateTo(c.Inputs["input"].Data, c.Integers("target"), new LogitShape(d[0], d[1], d[2] * d[3]), output, c.Upstream, gradient);
            c.CheckOutput(output);
            c.CheckGradient("input", gradient);
        }
    }
}
