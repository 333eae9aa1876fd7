namespace OptiSuite.Losses.Tests.Metric;

public sealed class PairGoldenTests
{
    [Fact]
    public void EvaluateTo_ContrastiveGoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("contrastive").Cases)
        {
            var loss = new ContrastiveLoss { Margin = c.Number("margin"), Factor = c.Number("factor"), Reduction = c.Reduction };
            Check(c, loss, "x1", "x2");
        }
    }

    [Fact]
    public void EvaluateTo_CosineEmbeddingGoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("cosine_embedding").Cases)
        {
            var loss = new CosineEmbeddingLoss { Margin = c.Number("margin"), Reduction = c.Reduction };
            int[] target = c.Integers("target");
            int wrong = Array.FindIndex(target, y => Math.Abs(y) != 1);
            if (wrong >= 0)
            {
                // Other targets contribute 0 in PyTorch; here they are refused until the check is off.
                string message = Should.Throw<ArgumentException>(
                    () => loss.EvaluateTo(c.Inputs["input1"].Data, c.Inputs["input2"].Data, target, c.Inputs["input1"].Shape[^1], new double[c.Output.Data.Length])).Message;
                message.ShouldContain($"Target {wrong} of cosine-embedding is {target[wrong]}");
                loss = loss with { CheckTarget = false };
            }

            Check(c, loss, "input1", "input2");
        }
    }

    private static void Check(GoldenCase c, PairLoss loss, string first, string second)
    {
        double[] x = c.Inputs[first].Data, y = c.Inputs[second].Data;
        double[] output = new double[c.Output.Data.Length], gx = new double[x.Length], gy = new double[y.Length];
        loss.EvaluateTo(x, y, c.Integers("target"), c.Inputs[first].Shape[^1], output, c.Upstream, gx, gy);
        c.CheckOutput(output);
        c.CheckGradient(first, gx);
        c.CheckGradient(second, gy);
    }
}
