namespace OptiSuite.Losses.Tests.Classification;

public sealed class CrossEntropyGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("cross_entropy").Cases)
        {
            Tensor input = c.Inputs["input"];
            int[] target = [.. c.Inputs["target"].Data.Select(y => (int)y)], d = input.Shape;
            LogitShape shape = d.Length == 1 ? new(1, d[0]) : new(d[0], d[1], d[2..].Aggregate(1, (a, b) => a * b));
            var loss = new CrossEntropyLoss
            {
                Weight = c.Weights("weight"),
                IgnoreIndex = (int)c.Number("ignore_index"),
                LabelSmoothing = c.Number("label_smoothing"),
                Reduction = c.Reduction,
            };
            double[] output = new double[c.Output.Data.Length], gradient = new double[input.Data.Length];
            loss.EvaluateTo(input.Data, target, shape, output, c.Upstream, gradient);
            c.CheckOutput(output);
            c.CheckGradient("input", gradient);
        }
    }
}
