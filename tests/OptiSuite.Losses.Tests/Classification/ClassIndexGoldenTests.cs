namespace OptiSuite.Losses.Tests.Classification;

public sealed class ClassIndexGoldenTests
{
    [Theory]
    [InlineData("cross_entropy", 0)]
    [InlineData("nll", 28)]
    [InlineData("focal_softmax", 24)]
    [InlineData("multi_margin", 12)]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference(string file, int count)
    {
        GoldenCase[] cases = [.. Cases(file)];
        if (count > 0) cases.Length.ShouldBe(count);
        foreach (GoldenCase c in cases)
        {
            Tensor input = c.Inputs["input"];
            int[] d = input.Shape;
            LogitShape shape = d.Length == 1 ? new(1, d[0]) : new(d[0], d[1], d[2..].Aggregate(1, (a, b) => a * b));
            double[] output = new double[c.Output.Data.Length], gradient = new double[input.Data.Length];
            Make(file, c).EvaluateTo(input.Data, c.Integers("target"), shape, output, c.Upstream, gradient);
            c.CheckOutput(output);
            c.CheckGradient("input", gradient);
        }
    }

    private static IEnumerable<GoldenCase> Cases(string file) => file == "multi_margin"
        ? GoldenFile.Read("extras_torch").Cases.Where(c => c.Text("op") == "multi_margin")
        : GoldenFile.Read(file).Cases;

    private static ClassIndexLoss Make(string file, GoldenCase c)
    {
        ClassIndexLoss loss = file switch
        {
            "cross_entropy" => new CrossEntropyLoss
            {
                Weight = c.Weights("weight"),
                IgnoreIndex = (int)c.Number("ignore_index"),
                LabelSmoothing = c.Number("label_smoothing"),
            },
            "nll" => new NegativeLogLikelihoodLoss { Weight = c.Weights("weight"), IgnoreIndex = (int)c.Number("ignore_index") },
            "focal_softmax" => new SoftmaxFocalLoss { Alpha = c.Weights("alpha"), Gamma = c.Number("gamma") },
            _ => new MultiMarginLoss { P = (int)c.Number("p"), Margin = c.Number("margin"), Weight = c.Weights("weight") },
        };
        return loss with { Reduction = c.Reduction };
    }
}
