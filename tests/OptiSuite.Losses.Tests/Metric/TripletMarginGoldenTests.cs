namespace OptiSuite.Losses.Tests.Metric;

public sealed class TripletMarginGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("triplet_margin").Cases)
        {
            double[] a = c.Inputs["anchor"].Data, p = c.Inputs["positive"].Data, n = c.Inputs["negative"].Data;
            int dimension = c.Inputs["positive"].Shape[^1];
            var loss = new TripletMarginLoss
            {
                Margin = c.Number("margin"),
                P = c.Number("p"),
                Eps = c.Number("eps"),
                Swap = c.Params.GetProperty("swap").GetBoolean(),
                Reduction = c.Reduction,
            };
            double[] output = new double[c.Output.Data.Length];
            if (c.Tags.Contains("broadcast"))
            {
                double[] row = a;
                Should.Throw<ArgumentException>(() => loss.EvaluateTo(row, p, n, dimension, output)).Message.ShouldContain("repeat the smaller ones");
                a = [.. p.Select((_, i) => row[i % row.Length])];
            }

            double[] ga = new double[a.Length], gp = new double[p.Length], gn = new double[n.Length];
            loss.EvaluateTo(a, p, n, dimension, output, c.Upstream, ga, gp, gn);
            if (c.Tags.Contains("broadcast")) ga = [.. Enumerable.Range(0, dimension).Select(j => ga.Where((_, i) => i % dimension == j).Sum())];
            c.CheckOutput(output);
            c.CheckGradient("anchor", ga);
            c.CheckGradient("positive", gp);
            c.CheckGradient("negative", gn);
        }
    }
}
