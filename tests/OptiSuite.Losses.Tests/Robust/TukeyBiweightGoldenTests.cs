namespace OptiSuite.Losses.Tests.Robust;

public sealed class TukeyBiweightGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        IReadOnlyList<GoldenCase> cases = GoldenFile.Read("tukey_biweight").Cases;
        cases.Count.ShouldBe(21);
        foreach (GoldenCase c in cases)
        {
            (double[] x, double[] y) = (c.Inputs["input"].Data, c.Inputs["target"].Data);
            double[] output = new double[c.Output.Data.Length], gx = new double[x.Length], gy = new double[y.Length];
            var loss = new TukeyBiweightLoss
            {
                C = c.Number("c"),
                Scaling = c.Text("scaling") == "mad" ? TukeyScaling.MedianAbsoluteDeviation : TukeyScaling.None,
                Outputs = c.Inputs["input"].Shape[^1],
                Reduction = c.Reduction,
            };
            loss.EvaluateTo(x, y, output, c.Upstream, gx, gy);
            c.CheckOutput(output);
            c.CheckGradient("input", gx);
            c.CheckGradient("target", gy);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(700)]
    public void Evaluate_ScaledByTheBatch_EqualsUnscaledLossOfScaledResiduals(int outputs)
    {
        var random = new RandomStream(8);
        double[] x = new double[outputs * 41], zero = new double[x.Length], scaled = new double[x.Length], scale = new double[outputs];
        for (int i = 0; i < x.Length; i++) x[i] = random.NextGaussian() * (1 + (i % outputs));
        for (int k = 0; k < outputs; k++)
        {
            double center = Sorted(x, k, outputs, 0)[20];
            scale[k] = 1.4826 * Sorted(x, k, outputs, center, absolute: true)[20];
        }

        for (int i = 0; i < x.Length; i++) scaled[i] = x[i] / scale[i % outputs];
        double[] gradient = new double[x.Length], expected = new double[x.Length];
        var loss = new TukeyBiweightLoss();
        (loss with { Scaling = TukeyScaling.MedianAbsoluteDeviation, Outputs = outputs }).Evaluate(x, zero, gradient)
            .ShouldBe(loss.Evaluate(scaled, zero, expected), 1e-12);
        for (int i = 0; i < x.Length; i++) gradient[i].ShouldBe(expected[i] / scale[i % outputs], 1e-14);
    }

    [Fact]
    public void Evaluate_BatchesThatHaveNoScale_CountItAsOne()
    {
        var loss = new TukeyBiweightLoss { Scaling = TukeyScaling.MedianAbsoluteDeviation };
        double unscaled = new TukeyBiweightLoss().Evaluate([1, 1, 1], [0, 0, 0]);
        loss.Evaluate([1, 1, 1], [0, 0, 0]).ShouldBe(unscaled);
        loss.Evaluate([1], [0]).ShouldBe(unscaled);
        loss.Evaluate([1, 1, 1, 1e-320], [0, 0, 0, 0]).ShouldBe(0.75 * unscaled, 1e-15);
    }

    [Fact]
    public void Evaluate_NonFiniteInputs_SpreadAsFarAsTheScaleReaches()
    {
        double[] x = [1, double.NaN, 3, 5, 4, 9], zero = new double[6], output = new double[6];
        var loss = new TukeyBiweightLoss { Scaling = TukeyScaling.MedianAbsoluteDeviation, Outputs = 2, Reduction = Reduction.None };
        loss.EvaluateTo(x, zero, output);
        output.Where((_, i) => i % 2 == 1).ShouldAllBe(l => double.IsNaN(l));
        output.Where((_, i) => i % 2 == 0).ShouldAllBe(l => double.IsFinite(l));
        new TukeyBiweightLoss().Evaluate([double.PositiveInfinity], [0]).ShouldBe(4.685 * 4.685 / 6, 1e-14);
    }

    [Fact]
    public void Evaluate_OrdersThatAreHardToSelectFrom_GiveTheSameScale()
    {
        // Ascending, descending, organ-pipe and constant residuals are permutations or ties; the median does not see their order.
        var loss = new TukeyBiweightLoss { Scaling = TukeyScaling.MedianAbsoluteDeviation, Reduction = Reduction.Sum };
        double[] zero = new double[2001], up = [.. Enumerable.Range(0, 2001).Select(i => i - 900.0)];
        double[] pipe = [.. up.Where((_, i) => i % 2 == 0), .. up.Where((_, i) => i % 2 == 1).Reverse()];
        double expected = loss.Evaluate(up, zero);
        loss.Evaluate([.. up.Reverse()], zero).ShouldBe(expected, 1e-9);
        loss.Evaluate(pipe, zero).ShouldBe(expected, 1e-9);
        loss.Evaluate([.. Enumerable.Repeat(2.0, 2001)], zero).ShouldBe(2001 * new TukeyBiweightLoss().Evaluate([2], [0]), 1e-9);
    }

    private static double[] Sorted(double[] x, int column, int outputs, double center, bool absolute = false) =>
        [.. Enumerable.Range(0, x.Length / outputs).Select(i => x[(i * outputs) + column] - center).Select(r => absolute ? Math.Abs(r) : r).Order()];
}
