namespace OptiSuite.Losses.Tests.Transport;

public sealed class TransportGoldenTests
{
    [Fact]
    public void Wasserstein1D_GoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("wasserstein_1d").Cases)
        {
            double[] u = c.Inputs["u"].Data, v = c.Inputs["v"].Data, output = new double[1], gu = new double[u.Length], gv = new double[v.Length];
            double[] uWeights = c.Inputs["u_weights"].Data, vWeights = c.Inputs["v_weights"].Data;
            var loss = new Wasserstein1DLoss { P = c.Number("p") };
            loss.EvaluateTo(u, v, uWeights, vWeights, output, c.Upstream, gu, gv);
            Check();
            if (uWeights.Distinct().Count() > 1 || vWeights.Distinct().Count() > 1) continue;

            loss.EvaluateTo(u, v, default, default, output, c.Upstream, gu, gv);
            Check();

            void Check()
            {
                c.CheckOutput(output);
                c.CheckGradient("u", gu);
                c.CheckGradient("v", gv);
            }
        }
    }

    [Fact]
    public void EarthMover_GoldenCases_AgreesInValueWithAnOptimalPlanAndPotentials()
    {
        int unique = 0;
        foreach (GoldenCase c in GoldenFile.Read("emd").Cases)
        {
            double[] cost = c.Inputs["cost"].Data, a = c.Inputs["a"].Data, b = c.Inputs["b"].Data;
            double[] output = new double[1], plan = new double[cost.Length], u = new double[a.Length], v = new double[b.Length];
            new EarthMoverLoss().EvaluateTo(cost, a, b, output, c.Upstream, plan, u, v);
            c.CheckOutput(output);
            TransportReference.CheckOptimal(cost, a, b, output[0], plan, u, v);
            // The basis is a tree of m + n − 1 entries whose cost the potentials meet; where they meet no other, the plan is the only one.
            int tight = 0;
            for (int k = 0; k < cost.Length; k++) tight += cost[k] - u[k / b.Length] - v[k % b.Length] <= 1e-9 ? 1 : 0;
            if (tight > a.Length + b.Length - 1) continue;
            c.CheckGradient("cost", plan);
            unique++;
        }

        unique.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void FrechetDistance_GoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("fid").Cases)
        {
            double[] output = new double[1];
            if (c.Text("mode") == "features")
            {
                double[] x = c.Inputs["features1"].Data, y = c.Inputs["features2"].Data, gx = new double[x.Length], gy = new double[y.Length];
                new FrechetDistanceLoss().EvaluateTo(x, y, c.Inputs["features1"].Shape[1], output, c.Upstream, gx, gy);
                c.CheckGradient("features1", gx);
                c.CheckGradient("features2", gy);
            }
            else
            {
                string[] names = ["mu1", "sigma1", "mu2", "sigma2"];
                double[][] inputs = [.. names.Select(name => c.Inputs[name].Data)], g = [.. inputs.Select(x => new double[x.Length])];
                new FrechetDistanceLoss().EvaluateTo(inputs[0], inputs[1], inputs[2], inputs[3], output, c.Upstream, g[0], g[1], g[2], g[3]);
                for (int k = 0; k < 4; k++) c.CheckGradient(names[k], g[k]);
            }

            c.CheckOutput(output);
        }
    }
}
