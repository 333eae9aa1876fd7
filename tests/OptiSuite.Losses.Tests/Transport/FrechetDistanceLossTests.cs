namespace OptiSuite.Losses.Tests.Transport;

public sealed class FrechetDistanceLossTests
{
    [Fact]
    public void Evaluate_CommutingCovariances_AddsTheDifferencesOfStandardDeviations()
    {
        double[] s1 = [4, 0, 0, 0, 9, 0, 0, 0, 0], s2 = [1, 0, 0, 0, 16, 0, 0, 0, 25];
        new FrechetDistanceLoss().Evaluate([0, 0, 0], s1, [1, 2, 2], s2).ShouldBe(9 + 1 + 1 + 25, 1e-12);
        new FrechetDistanceLoss().Evaluate([3], [4], [3], [1]).ShouldBe(1, 1e-14);
    }

    [Fact]
    public void Evaluate_SingularCovariances_GivesFiniteGradientsInTheDirectionsWithVariance()
    {
        double[][] g = [new double[3], new double[9], new double[3], new double[9]];
        double[] s1 = [4, 0, 0, 0, 9, 0, 0, 0, 0], s2 = [1, 0, 0, 0, 0, 0, 0, 0, 25];
        new FrechetDistanceLoss().Evaluate([0, 0, 0], s1, [0, 0, 0], s2, g[0], g[1], g[2], g[3]).ShouldBe(1 + 9 + 25, 1e-12);
        // 1 − √(σ₂²/σ₁²) and 1 − √(σ₁²/σ₂²) where both have variance.
        g[1][0].ShouldBe(0.5, 1e-14);
        g[3][0].ShouldBe(-1, 1e-14);
        g.ShouldAllBe(x => x.All(double.IsFinite));
        double[] zero = new double[9];
        new FrechetDistanceLoss().Evaluate([0, 0, 0], zero, [0, 0, 0], zero, g[0], g[1], g[2], g[3]).ShouldBe(0);
        g.ShouldAllBe(x => x.All(double.IsFinite));
    }

    [Fact]
    public void Evaluate_FewerFeaturesThanDimensions_AgreesWithTheSetsTurnedAround()
    {
        var random = new RandomStream(91);
        const int D = 20;
        double[] x = [.. Enumerable.Range(0, 6 * D).Select(_ => random.NextGaussian())], y = [.. Enumerable.Range(0, 9 * D).Select(_ => 0.5 + random.NextGaussian())];
        double[] gx = new double[x.Length], gy = new double[y.Length], output = new double[1];
        var loss = new FrechetDistanceLoss();
        double value = loss.Evaluate(x, y, D, gx, gy);
        loss.Evaluate(y, x, D).ShouldBe(value, 1e-10 * value);
        loss.Evaluate(x, x, D).ShouldBe(0, 1e-10);
        gx.Concat(gy).ShouldAllBe(g => double.IsFinite(g));
        loss.EvaluateTo(x, y, D, output, [-2], gy.AsSpan(0, gx.Length));
        for (int i = 0; i < gx.Length; i++) gy[i].ShouldBe(-2 * gx[i], 1e-12);
    }

    [Fact]
    public void Evaluate_LargeDimension_IsInvariantUnderRotation()
    {
        // A rotation of both sets in the plane of two axes changes nothing; 40 dimensions take every branch of the eigenvalue iteration.
        var random = new RandomStream(92);
        const int D = 40, N = 60;
        double[] x = [.. Enumerable.Range(0, N * D).Select(_ => random.NextGaussian())], y = [.. Enumerable.Range(0, N * D).Select(_ => 2 * random.NextGaussian())];
        double value = new FrechetDistanceLoss().Evaluate(x, y, D);
        for (int i = 0; i < N; i++)
        {
            foreach (double[] set in new[] { x, y })
            {
                (double p, double q) = (set[i * D], set[(i * D) + 7]);
                (set[i * D], set[(i * D) + 7]) = ((0.6 * p) - (0.8 * q), (0.8 * p) + (0.6 * q));
            }
        }

        new FrechetDistanceLoss().Evaluate(x, y, D).ShouldBe(value, 1e-10 * value);
    }
}
