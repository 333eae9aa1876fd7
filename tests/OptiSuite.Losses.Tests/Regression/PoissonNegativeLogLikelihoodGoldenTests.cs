namespace OptiSuite.Losses.Tests.Regression;

public sealed class PoissonNegativeLogLikelihoodGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        GoldenCase[] cases = [.. GoldenFile.Read("extras_torch").Cases.Where(c => c.Text("op") == "poisson_nll")];
        cases.Length.ShouldBe(12);
        foreach (GoldenCase c in cases)
        {
            (double[] x, double[] y) = (c.Inputs["input"].Data, c.Inputs["target"].Data);
            double[] output = new double[c.Output.Data.Length], gx = new double[x.Length];
            var loss = new PoissonNegativeLogLikelihoodLoss
            {
                LogInput = c.Flag("log_input"),
                Full = c.Flag("full"),
                Eps = c.Number("eps"),
                Reduction = c.Reduction,
            };
            loss.EvaluateTo(x, y, output, c.Upstream, gx);
            c.CheckOutput(output);
            c.CheckGradient("input", gx);
        }
    }

    [Fact]
    public void Evaluate_CountZeroOrOne_HasNoStirlingTerm()
    {
        var loss = new PoissonNegativeLogLikelihoodLoss { Full = true };
        loss.Evaluate([0.5, 0.5], [0, 1]).ShouldBe((Math.Exp(0.5) + Math.Exp(0.5) - 0.5) / 2, 1e-15);
        loss.Evaluate([0, 0], [2, 2]).ShouldBe(1 + (2 * Math.Log(2)) - 2 + (0.5 * Math.Log(4 * Math.PI)), 1e-15);
    }

    [Fact]
    public void Evaluate_Extremes_AreZeroOrInfiniteAsTheFormulaSays()
    {
        var loss = new PoissonNegativeLogLikelihoodLoss();
        double[] gradient = new double[1];
        loss.Evaluate([1e3], [3], gradient).ShouldBe(double.PositiveInfinity);
        loss.Evaluate([-1e3], [3], gradient).ShouldBe(3000);
        gradient.ShouldBe([-3]);
        (loss with { LogInput = false }).Evaluate([0], [2], gradient).ShouldBe(-2 * Math.Log(1e-8), 1e-12);
        (loss with { LogInput = false }).Evaluate([-1], [2], gradient).ShouldBe(double.NaN);
    }
}
