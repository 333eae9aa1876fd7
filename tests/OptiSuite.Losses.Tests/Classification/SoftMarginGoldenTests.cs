namespace OptiSuite.Losses.Tests.Classification;

public sealed class SoftMarginGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        GoldenCase[] cases = [.. GoldenFile.Read("extras_torch").Cases.Where(c => c.Text("op") == "soft_margin")];
        cases.Length.ShouldBe(3);
        foreach (GoldenCase c in cases)
        {
            double[] x = c.Inputs["input"].Data, output = new double[c.Output.Data.Length], gradient = new double[x.Length];
            new SoftMarginLoss { Reduction = c.Reduction }.EvaluateTo(x, c.Inputs["target"].Data, output, c.Upstream, gradient);
            c.CheckOutput(output);
            c.CheckGradient("input", gradient);
        }
    }

    [Fact]
    public void Evaluate_LabelsAsSigns_EqualsBinaryCrossEntropyOfZeroAndOne()
    {
        double[] x = [-1e3, -30, -1e-3, 0, 0.5, 40, 1e3], y = [1, -1, 1, 1, -1, 1, -1];
        double[] gradient = new double[7], expected = new double[7];
        new SoftMarginLoss().Evaluate(x, y, gradient)
            .ShouldBe(new BinaryCrossEntropyWithLogitsLoss().Evaluate(x, [.. y.Select(s => (s + 1) / 2)], expected), 1e-12);
        for (int i = 0; i < 7; i++) gradient[i].ShouldBe(expected[i], 1e-15);
    }

    [Theory]
    [InlineData(0, "map 0 to −1")]
    [InlineData(0.3, "BinaryCrossEntropyWithLogitsLoss")]
    [InlineData(2, "CrossEntropyLoss")]
    [InlineData(double.NaN, "Remove it")]
    public void Evaluate_TargetThatIsNoSign_SaysWhatWasProbablyMeant(double target, string what)
    {
        string message = Should.Throw<ArgumentException>(() => new SoftMarginLoss().Evaluate([1, 2, 3], [1, 1, target])).Message;
        message.ShouldContain($"Target 2 of soft-margin is {target}");
        message.ShouldContain(what);
    }
}
