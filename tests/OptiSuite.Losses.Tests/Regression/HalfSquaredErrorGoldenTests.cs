namespace OptiSuite.Losses.Tests.Regression;

public sealed class HalfSquaredErrorGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        IReadOnlyList<GoldenCase> cases = GoldenFile.Read("half_squared_error").Cases;
        cases.Count.ShouldBe(12);
        foreach (GoldenCase c in cases)
        {
            (double[] x, double[] y) = (c.Inputs["input"].Data, c.Inputs["target"].Data);
            double[] output = new double[c.Output.Data.Length], gx = new double[x.Length], gy = new double[y.Length];
            new HalfSquaredErrorLoss { Factor = c.Number("factor"), Reduction = c.Reduction }
                .EvaluateTo(x, y, c.Inputs["input"].Shape[1], output, c.Upstream, gx, gy);
            c.CheckOutput(output);
            c.CheckGradient("input", gx);
            c.CheckGradient("target", gy);
        }
    }

    [Fact]
    public void Evaluate_MeanOfVectors_IsDTimesHalfTheMeanSquaredError()
    {
        double[] x = [1, 2, 3, 4, 5, 6], y = [0, 0, 1, 0, 2, 0];
        new HalfSquaredErrorLoss().Evaluate(x, y, 3).ShouldBe(1.5 * new MeanSquaredErrorLoss().Evaluate(x, y), 1e-14);
        new HalfSquaredErrorLoss { Factor = 1 }.Evaluate(x, y, 1).ShouldBe(new MeanSquaredErrorLoss().Evaluate(x, y), 1e-14);
    }
}
