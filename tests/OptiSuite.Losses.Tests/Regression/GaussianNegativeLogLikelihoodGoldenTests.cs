namespace OptiSuite.Losses.Tests.Regression;

public sealed class GaussianNegativeLogLikelihoodGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        IReadOnlyList<GoldenCase> cases = GoldenFile.Read("gaussian_nll").Cases;
        cases.Count.ShouldBe(18);
        foreach (GoldenCase c in cases)
        {
            (double[] x, double[] y, double[] v) = (c.Inputs["input"].Data, c.Inputs["target"].Data, c.Inputs["var"].Data);
            double[] output = new double[c.Output.Data.Length], gx = new double[x.Length], gy = new double[y.Length], gv = new double[v.Length];
            new GaussianNegativeLogLikelihoodLoss { Full = c.Flag("full"), Eps = c.Number("eps"), Reduction = c.Reduction }
                .EvaluateTo(x, y, v, output, c.Upstream, gx, gy, gv);
            c.CheckOutput(output);
            c.CheckGradient("input", gx);
            c.CheckGradient("target", gy);
            c.CheckGradient("var", gv);
        }
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(700)]
    [InlineData(7)]
    [InlineData(2)]
    public void EvaluateTo_SharedVariance_EqualsRepeatedVarianceWithSummedGradient(int run)
    {
        var random = new RandomStream(5);
        int count = 8400;
        double[] x = new double[count], y = new double[count], v = new double[count / run], repeated = new double[count];
        for (int i = 0; i < count; i++) (x[i], y[i]) = (random.NextGaussian(), random.NextGaussian());
        for (int i = 0; i < v.Length; i++) v[i] = random.NextUniform(0.5, 2);
        for (int i = 0; i < count; i++) repeated[i] = v[i / run];

        var loss = new GaussianNegativeLogLikelihoodLoss();
        double[] gx = new double[count], gv = new double[v.Length], expectedGx = new double[count], each = new double[count];
        double value = loss.Evaluate(x, y, v, gx, default, gv);
        value.ShouldBe(loss.Evaluate(x, y, repeated, expectedGx, default, each), 1e-13);
        loss.Evaluate(x, y, v).ShouldBe(value);
        gx.ShouldBe(expectedGx);
        for (int i = 0; i < v.Length; i++) gv[i].ShouldBe(each.AsSpan(i * run, run).ToArray().Sum(), 1e-13);
    }
}
