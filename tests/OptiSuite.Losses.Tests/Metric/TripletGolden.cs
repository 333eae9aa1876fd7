namespace OptiSuite.Losses.Tests.Metric;

internal static class TripletGolden
{
    public static void Check(GoldenCase c, TripletLoss loss)
    {
        double[] a = c.Inputs["anchor"].Data, p = c.Inputs["positive"].Data, n = c.Inputs["negative"].Data;
        double[] output = new double[c.Output.Data.Length], ga = new double[a.Length], gp = new double[p.Length], gn = new double[n.Length];
        loss.EvaluateTo(a, p, n, c.Inputs["anchor"].Shape[^1], output, c.Upstream, ga, gp, gn);
        c.CheckOutput(output);
        c.CheckGradient("anchor", ga);
        c.CheckGradient("positive", gp);
        c.CheckGradient("negative", gn);
    }
}
