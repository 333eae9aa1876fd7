namespace OptiSuite.Losses.Tests.Transport;

public sealed class EarthMoverLossTests
{
    [Fact]
    public void Evaluate_AssignmentsOfSmallMatrices_AreTheBestPermutation()
    {
        var random = new RandomStream(61);
        for (int trial = 0; trial < 120; trial++)
        {
            int n = 1 + random.NextInt(6);
            // Small whole costs and equal masses: as degenerate as it gets.
            double[] cost = [.. Enumerable.Range(0, n * n).Select(_ => trial % 2 == 0 ? random.NextInt(4) : random.NextGaussian())];
            double[] ones = [.. Enumerable.Repeat(1.0, n)];
            new EarthMoverLoss().Evaluate(cost, ones, ones).ShouldBe(Best(cost, n, 0, 0), 1e-13);
        }
    }

    [Fact]
    public void Evaluate_RandomAndDegenerateProblems_GivesAProofOfOptimality()
    {
        var random = new RandomStream(62);
        for (int trial = 0; trial < 60; trial++)
        {
            int m = 1 + random.NextInt(40), n = 1 + random.NextInt(40);
            double[] a = Masses(m, trial % 4, random), b = Masses(n, trial % 4, random);
            double factor = a.Sum() / b.Sum();
            b = [.. b.Select(mass => mass * factor)];
            double[] cost = [.. Enumerable.Range(0, m * n).Select(_ => trial % 3 == 0 ? random.NextInt(5) : 10 * random.NextGaussian())];
            double[] plan = new double[m * n], u = new double[m], v = new double[n];
            double value = new EarthMoverLoss().Evaluate(cost, a, b, plan, u, v);
            TransportReference.CheckOptimal(cost, a, b, value, plan, u, v);
            plan.Count(t => t > 0).ShouldBeLessThan(m + n);
        }
    }

    [Fact]
    public void Evaluate_HundredsOfPoints_IsSolvedExactly()
    {
        const int N = 300;
        var random = new RandomStream(63);
        double[] x = [.. Enumerable.Range(0, N).Select(_ => random.NextGaussian())], y = [.. Enumerable.Range(0, N).Select(_ => 1 + random.NextGaussian())];
        double[] equal = [.. Enumerable.Repeat(1.0 / N, N)];
        double[] cost = [.. Enumerable.Range(0, N * N).Select(k => Math.Pow(x[k / N] - y[k % N], 2))];
        double[] plan = new double[N * N], u = new double[N], v = new double[N];
        double value = new EarthMoverLoss().Evaluate(cost, equal, equal, plan, u, v);
        TransportReference.CheckOptimal(cost, equal, equal, value, plan, u, v);
        value.ShouldBe(new Wasserstein1DLoss { P = 2 }.Evaluate(x, y), 1e-12);
    }

    [Fact]
    public void Evaluate_SlightlyDifferentMasses_FollowThePotentials()
    {
        var random = new RandomStream(64);
        double[] cost = [.. Enumerable.Range(0, 30).Select(_ => random.NextGaussian())];
        double[] a = [.. Enumerable.Range(0, 5).Select(_ => 0.1 + random.NextDouble())], b = [.. Enumerable.Range(0, 6).Select(_ => 0.1 + random.NextDouble())];
        double factor = a.Sum() / b.Sum();
        b = [.. b.Select(mass => mass * factor)];
        double[] u = new double[5], v = new double[6], output = new double[1];
        var loss = new EarthMoverLoss();
        loss.EvaluateTo(cost, a, b, output, [2], default, u, v);
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                // Mass added on both sides keeps the sums equal; the upstream gradient is 2.
                const double H = 1e-6;
                double[] more = [.. a], wanted = [.. b];
                more[i] += H;
                wanted[j] += H;
                ((loss.Evaluate(cost, more, wanted) - output[0]) / H).ShouldBe((u[i] + v[j]) / 2, 1e-8);
            }
        }
    }

    [Fact]
    public void Evaluate_PointsWithoutMass_TakeNoPartAndGetFeasiblePotentials()
    {
        double[] cost = [1, 5, 2, 7, 3, 4, 0, 6, 9], plan = new double[9], u = new double[3], v = new double[3];
        double value = new EarthMoverLoss().Evaluate(cost, [0, 2, 1], [1, 0, 2], plan, u, v);
        value.ShouldBe(8);
        TransportReference.CheckOptimal(cost, [0, 2, 1], [1, 0, 2], value, plan, u, v);
        new EarthMoverLoss().Evaluate([3, 1], [2], [0, 2]).ShouldBe(2);
        new EarthMoverLoss().Evaluate(new double[6], [1, 1], [0.5, 1, 0.5]).ShouldBe(0);
    }

    private static double[] Masses(int count, int kind, RandomStream random) =>
    [
        .. Enumerable.Range(0, count).Select(i => kind switch
        {
            0 => 1.0,
            1 => i == 0 ? 1 : random.NextInt(3),
            2 => Math.Pow(10, random.NextUniform(-8, 0)),
            _ => random.NextDouble(),
        }),
    ];

    private static double Best(double[] cost, int n, int row, int used)
    {
        if (row == n) return 0;
        double best = double.PositiveInfinity;
        for (int j = 0; j < n; j++)
        {
            if ((used >> j & 1) == 0) best = Math.Min(best, cost[(row * n) + j] + Best(cost, n, row + 1, used | (1 << j)));
        }

        return best;
    }
}
