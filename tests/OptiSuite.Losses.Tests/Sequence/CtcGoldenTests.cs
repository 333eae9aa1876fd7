namespace OptiSuite.Losses.Tests.Sequence;

public sealed class CtcGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        IReadOnlyList<GoldenCase> cases = GoldenFile.Read("ctc").Cases;
        cases.Count.ShouldBe(12);
        foreach (GoldenCase c in cases)
        {
            Tensor logits = c.Inputs["logits"];
            int[] targets = c.Integers("targets");
            var shape = new SequenceShape(logits.Shape[0], logits.Shape[1], logits.Shape[2], c.Inputs["targets"].Shape[1]);
            var loss = new CtcLoss { Blank = (int)c.Number("blank"), ZeroInfinity = c.Flag("zero_infinity"), Reduction = c.Reduction };
            double[] output = new double[c.Output.Data.Length], gradient = new double[logits.Data.Length];
            loss.EvaluateTo(logits.Data, targets, c.Integers("input_lengths"), c.Integers("target_lengths"), shape, output, c.Upstream, gradient);
            c.CheckOutput(output);
            c.CheckGradient("logits", gradient);
        }
    }
}
