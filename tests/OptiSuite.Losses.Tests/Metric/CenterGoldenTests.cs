namespace OptiSuite.Losses.Tests.Metric;

public sealed class CenterGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("center").Cases)
        {
            double[] x = c.Inputs["features"].Data, centers = c.Inputs["centers"].Data;
            int[] labels = c.Integers("labels");
            int dimension = c.Inputs["features"].Shape[^1];
            double[] output = new double[c.Output.Data.Length], gx = new double[x.Length], gc = new double[centers.Length];
            var loss = new CenterLoss { Factor = c.Number("factor"), Reduction = c.Reduction };
            loss.EvaluateTo(x, centers, labels, dimension, output, c.Upstream, gx, gc);
            c.CheckOutput(output);
            c.CheckGradient("features", gx);
            c.CheckGradient("centers", gc);

            double[] moved = [.. centers];
            double alpha = c.Number("alpha");
            CenterLoss.UpdateCenters(x, moved, labels, dimension, alpha);
            c.Check("new centers", moved, c.Auxiliary("new_centers").Data);
            c.Check("steps of the centers", [.. moved.Select((m, i) => (centers[i] - m) / alpha)], c.Auxiliary("delta_centers").Data);
        }
    }

    [Fact]
    public void EvaluateTo_GoldenCasesOfTheJointLoss_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("joint_softmax_center").Cases)
        {
            double[] x = c.Inputs["features"].Data, centers = c.Inputs["centers"].Data, w = c.Inputs["weight"].Data, b = c.Inputs["bias"].Data;
            double[] output = new double[1], gx = new double[x.Length], gc = new double[centers.Length], gw = new double[w.Length], gb = new double[b.Length];
            var loss = new JointSoftmaxCenterLoss
            {
                Lambda = c.Number("lambda"),
                Factor = c.Number("factor"),
                CenterReduction = Enum.Parse<Reduction>(c.Text("center_reduction"), ignoreCase: true),
            };
            loss.EvaluateTo(x, centers, w, b, c.Integers("labels"), c.Inputs["features"].Shape[^1], output, c.Upstream, gx, gc, gw, gb);
            c.CheckOutput(output);
            c.CheckGradient("features", gx);
            c.CheckGradient("centers", gc);
            c.CheckGradient("weight", gw);
            c.CheckGradient("bias", gb);
        }
    }

    [Fact]
    public void EvaluateTo_GoldenCasesOfCrossEntropyAndTriplets_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("joint_ce_triplet").Cases)
        {
            double[] logits = c.Inputs["logits"].Data, a = c.Inputs["anchor"].Data, p = c.Inputs["positive"].Data, n = c.Inputs["negative"].Data;
            double[] output = new double[1], gl = new double[logits.Length], ga = new double[a.Length], gp = new double[p.Length], gn = new double[n.Length];
            var loss = new JointCrossEntropyTripletLoss
            {
                CrossEntropyWeight = c.Number("w_ce"),
                TripletWeight = c.Number("w_triplet"),
                Triplet = new TripletMarginLoss { Margin = c.Number("margin"), P = c.Number("p"), Swap = c.Flag("swap") },
            };
            int[] shape = c.Inputs["logits"].Shape;
            loss.EvaluateTo(
                logits,
                a,
                p,
                n,
                c.Integers("labels"),
                new LogitShape(shape[0], shape[1]),
                c.Inputs["anchor"].Shape[^1],
                output,
                c.Upstream,
                gl,
                ga,
                gp,
                gn);
            c.CheckOutput(output);
            c.CheckGradient("logits", gl);
            c.CheckGradient("anchor", ga);
            c.CheckGradient("positive", gp);
            c.CheckGradient("negative", gn);
        }
    }
}
