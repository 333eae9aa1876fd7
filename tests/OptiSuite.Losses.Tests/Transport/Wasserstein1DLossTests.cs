namespace OptiSuite.Losses.Tests.Transport;

public sealed class Wasserstein1DLossTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(4)]
    public void Evaluate_WeightedSamples_IsTheEarthMoversDistanceOnTheLine(double p)
    {
        var random = new RandomStream(81);
        for (int trial = 0; trial < 40; trial++)
        {
            int m = 1 + random.NextInt(12), n = 1 + random.NextInt(12);
            // Whole positions make ties; every other trial has equal weights.
            double[] u = [.. Enumerable.Range(0, m).Select(_ => (double)random.NextInt(9))], v = [.. Enumerable.Range(0, n).Select(_ => 3 * random.NextGaussian())];
            double[] a = [.. u.Select((_, i) => trial % 2 == 0 ? 1 : i == 0 ? 1 : (double)random.NextInt(4))], b = [.. v.Select(_ => trial % 2 == 0 ? 1 : random.NextDouble())];
            double[] cost = [.. Enumerable.Range(0, m * n).Select(k => Math.Pow(Math.Abs(u[k / n] - v[k % n]), p))];
            double expected = new EarthMoverLoss().Evaluate(cost, [.. a.Select(w => w / a.Sum())], [.. b.Select(w => w / b.Sum())]);
            double actual = trial % 2 == 0 ? new Wasserstein1DLoss { P = p }.Evaluate(u, v) : new Wasserstein1DLoss { P = p }.Evaluate(u, v, a, b);
            actual.ShouldBe(expected, 1e-12 * (1 + expected));
        }
    }

    [Fact]
    public void Evaluate_EqualSamplesInAnyOrder_IsExactlyZero()
    {
        var random = new RandomStream(82);
        double[] u = [.. Enumerable.Range(0, 1000).Select(_ => random.NextGaussian())], gradient = new double[1000];
        new Wasserstein1DLoss().Evaluate(u, [.. u.Reverse()], default, default, gradient).ShouldBe(0);
        gradient.ShouldAllBe(g => g == 0);
        // Each point twice is the same distribution, also where 1/3 and 1/6 are no doubles.
        new Wasserstein1DLoss().Evaluate([1, 2, 4], [4, 1, 1, 2, 2, 4]).ShouldBe(0);
        new Wasserstein1DLoss { P = 2 }.Evaluate([1e3, -1e3], [-1e3, 1e3]).ShouldBe(0);
    }
}
