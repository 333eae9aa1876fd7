namespace OptiSuite.Losses.Tests.Classification;

public sealed class DistributionGoldenTests
{
    [Theory]
    [InlineData("cross_entropy_soft", 24)]
    [InlineData("categorical_ce_probs", 20)]
    [InlineData("kl_div", 20)]
    [InlineData("multilabel_soft_margin", 3)]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference(string file, int count)
    {
        GoldenCase[] cases = file == "multilabel_soft_margin"
            ? [.. GoldenFile.Read("extras_torch").Cases.Where(c => c.Text("op") == file)]
            : [.. GoldenFile.Read(file).Cases];
        cases.Length.ShouldBe(count);
        foreach (GoldenCase c in cases)
        {
            Tensor input = c.Inputs["input"], target = c.Inputs["target"];
            int[] d = input.Shape;
            LogitShape shape = new(d[0], d[1], d[2..].Aggregate(1, (a, b) => a * b));
            double[] output = new double[c.Output.Data.Length], gx = new double[input.Data.Length], gy = new double[gx.Length];
            Make(file, c).EvaluateTo(input.Data, target.Data, shape, output, c.Upstream, gx, gy);
            c.CheckOutput(output);
            c.CheckGradient("input", gx);
            c.CheckGradient("target", gy);
        }
    }

    private static DistributionLoss Make(string file, GoldenCase c)
    {
        DistributionLoss loss = file switch
        {
            "cross_entropy_soft" => new SoftTargetCrossEntropyLoss { Weight = c.Weights("weight"), LabelSmoothing = c.Number("label_smoothing") },
            "categorical_ce_probs" => new CategoricalCrossEntropyLoss { Eps = c.Number("eps") },
            "kl_div" => new KullbackLeiblerDivergenceLoss { LogTarget = c.Flag("log_target") },
            _ => new MultiLabelSoftMarginLoss { Weight = c.Weights("weight") },
        };
        // The cases with negative targets describe what they give once the check is off.
        return loss with { Reduction = c.Reduction, CheckTarget = !c.Tags.Contains("nan") };
    }
}
