namespace OptiSuite.Losses.Tests.Regression;

public sealed class ElementwiseGoldenTests
{
    public static TheoryData<string> Files => ["mse", "l1", "huber", "smooth_l1", "bce_with_logits"];

    [Theory]
    [MemberData(nameof(Files))]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference(string file)
    {
        foreach (GoldenCase c in GoldenFile.Read(file).Cases.Where(c => !c.Tags.Contains("broadcast")))
        {
            (double[] x, double[] y) = (c.Inputs["input"].Data, c.Inputs["target"].Data);
            double[] output = new double[c.Output.Data.Length], gx = new double[x.Length], gy = new double[y.Length];
            Make(file, c).EvaluateTo(x, y, output, c.Upstream, gx, gy);
            c.CheckOutput(output);
            if (c.Tags.Contains("kink-beta0"))
            {
                CheckSubgradient(c, gx, gy);
                continue;
            }

            c.CheckGradient("input", gx);
            c.CheckGradient("target", gy);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EvaluateTo_BroadcastCases_AreRefusedAndAgreeOnceExpanded(string file)
    {
        foreach (GoldenCase c in GoldenFile.Read(file).Cases.Where(c => c.Tags.Contains("broadcast")))
        {
            (double[] x, double[] row) = (c.Inputs["input"].Data, c.Inputs["target"].Data);
            ElementwiseLoss loss = Make(file, c);
            double[] output = new double[c.Output.Data.Length];
            Should.Throw<ArgumentException>(() => loss.EvaluateTo(x, row, output)).Message.ShouldContain("repeat the smaller one");

            double[] y = [.. x.Select((_, i) => row[i % row.Length])], gx = new double[x.Length], gy = new double[y.Length];
            loss.EvaluateTo(x, y, output, c.Upstream, gx, gy);
            c.CheckOutput(output);
            c.CheckGradient("input", gx);
            c.CheckGradient("target", [.. row.Select((_, j) => gy.Where((_, i) => i % row.Length == j).Sum())]);
        }
    }

    private static ElementwiseLoss Make(string file, GoldenCase c)
    {
        ElementwiseLoss loss = file switch
        {
            "mse" => new MeanSquaredErrorLoss(),
            "l1" => new MeanAbsoluteErrorLoss(),
            "huber" => new HuberLoss { Delta = c.Number("delta") },
            "smooth_l1" => new SmoothL1Loss { Beta = c.Number("beta") },
            _ => new BinaryCrossEntropyWithLogitsLoss { Weight = c.Weights("weight"), PosWeight = c.Weights("pos_weight") },
        };
        // The cases with non-finite targets describe how they spread once the check is off.
        return loss with { Reduction = c.Reduction, CheckTarget = !c.Tags.Contains("nan") };
    }

    private static void CheckSubgradient(GoldenCase c, double[] gx, double[] gy)
    {
        for (int i = 0; i < gx.Length; i++)
        {
            gx[i].ShouldBeInRange(-1, 1, c.Id);
            gy[i].ShouldBeInRange(-1, 1, c.Id);
            if (c.Inputs["input"].Data[i] != c.Inputs["target"].Data[i]) gx[i].ShouldBe(c.Gradients["input"].Data[i], c.Id);
        }
    }
}
