namespace OptiSuite.Losses.Tests.Layers;

public sealed class DropoutTests
{
    [Fact]
    public void Apply_GoldenCases_AgreesWithTheReference()
    {
        int count = 0;
        foreach (GoldenCase c in GoldenFile.Read("dropout").Cases)
        {
            double[] x = c.Inputs["input"].Data, mask = c.Inputs["mask"].Data, y = new double[x.Length], gradient = new double[x.Length];
            var layer = new DropoutLayer(x.Length) { Probability = c.Number("p") };
            if (c.Flag("training"))
            {
                layer.Apply(x, mask, y);
                layer.Apply(c.Upstream, mask, gradient);
            }
            else
            {
                double[] workspace = new double[layer.WorkspaceLength(1)];
                layer.Forward(default, x, 1, LayerMode.Evaluation, workspace, y);
                layer.Backward(default, x, y, 1, LayerMode.Evaluation, workspace, c.Upstream, gradient, default);
            }

            c.CheckOutput(y);
            c.CheckGradient("input", gradient);
            count++;
        }

        count.ShouldBe(9);
    }

    [Theory]
    [InlineData("p>1", 1.5)]
    [InlineData("p<0", -0.1)]
    [InlineData("NaN", double.NaN)]
    public void Probability_OutsideZeroToOne_IsRefused(string name, double p) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new DropoutLayer(1) { Probability = p }, name).Message.ShouldContain("from 0 to 1");

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void Forward_InTraining_KeepsTheRightShareAndTheMean(double p)
    {
        const int Count = 100_000;
        var layer = new DropoutLayer(Count) { Probability = p };
        double[] x = [.. Enumerable.Repeat(1.0, Count)], y = Train(layer, x, new RandomStream(12));
        double kept = y.Count(v => v != 0) / (double)Count, tolerance = (4 * Math.Sqrt(p * (1 - p) / Count)) + 1e-12;
        kept.ShouldBe(1 - p, tolerance);
        if (p < 1) y.Average().ShouldBe(1, tolerance / (1 - p));
        double[] mask = new double[Count];
        layer.DrawMask(new RandomStream(12), mask);
        mask.ShouldBe(y.Select(v => v == 0 ? 0.0 : 1.0));
    }

    [Fact]
    public void Forward_SameModeOrAnother_GivesTheSameMaskOrAnother()
    {
        var layer = new DropoutLayer(50);
        double[] x = [.. Enumerable.Repeat(1.0, 50)];
        var stream = new RandomStream(3);
        Train(layer, x, stream.Split(0)).ShouldBe(Train(layer, x, stream.Split(0)));
        Train(layer, x, stream.Split(0)).ShouldNotBe(Train(layer, x, stream.Split(1)));
    }

    [Fact]
    public void Predict_TwoDropoutsOfOneModel_HaveMasksOfTheirOwn()
    {
        const int Count = 10_000;
        var model = new SequentialModel(new DropoutLayer(Count), new DropoutLayer(Count)) { Mode = LayerMode.Training(new RandomStream(4)) };
        double[] x = [.. Enumerable.Repeat(1.0, Count)], y = new double[Count];
        model.Predict(default, x, 1, new double[model.WorkspaceLength(1)], y);
        (y.Count(v => v != 0) / (double)Count).ShouldBe(0.25, 0.02);
    }

    [Fact]
    public void Apply_LengthsDiffer_IsRefused() =>
        Should.Throw<ArgumentException>(() => new DropoutLayer(2).Apply([1, 2], [1], new double[2])).Message.ShouldContain("a mask of 1");

    private static double[] Train(DropoutLayer layer, double[] x, RandomStream random)
    {
        double[] y = new double[x.Length];
        layer.Forward(default, x, 1, LayerMode.Training(random), new double[layer.WorkspaceLength(1)], y);
        return y;
    }
}
