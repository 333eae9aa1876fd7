namespace OptiSuite.Losses.Tests.Transport;

public sealed class SinkhornLossTests
{
    [Fact]
    public void Evaluate_SmallerAndSmallerRegularization_TendsToTheEarthMoversDistance()
    {
        const int M = 8, N = 6;
        var random = new RandomStream(71);
        (double[] cost, double[] a, double[] b) = Draw(M, N, random);
        double exact = new EarthMoverLoss().Evaluate(cost, a, b), previous = double.PositiveInfinity;
        double[] plan = new double[M * N];
        foreach (double epsilon in new[] { 1, 0.1, 0.01, 0.001 })
        {
            var loss = new SinkhornLoss { Regularization = epsilon, MaxIterations = 200_000, Tolerance = 1e-8 };
            double value = loss.Evaluate(cost, a, b, plan), transport = cost.Zip(plan, (c, t) => c * t).Sum();
            // The plan is feasible, hence no cheaper than the best; the value lies below by no more than ε times the largest entropy.
            transport.ShouldBeGreaterThanOrEqualTo(exact - 1e-7);
            (transport - exact).ShouldBeLessThanOrEqualTo(epsilon * Math.Log(M * N));
            value.ShouldBeInRange(exact - (epsilon * Math.Log(M * N)), exact);
            (exact - value).ShouldBeLessThan(previous);
            previous = exact - value;
        }

        previous.ShouldBeLessThan(0.004);
    }

    [Fact]
    public void Evaluate_Converged_ValueIsTheDefinitionAndMarginalsHold()
    {
        var random = new RandomStream(72);
        for (int trial = 0; trial < 20; trial++)
        {
            int m = 1 + random.NextInt(9), n = 1 + random.NextInt(9);
            (double[] cost, double[] a, double[] b) = Draw(m, n, random);
            double[] plan = new double[m * n], u = new double[m], v = new double[n];
            double value = new SinkhornLoss { Regularization = 0.5, MaxIterations = 20_000, Tolerance = 1e-13 }.Evaluate(cost, a, b, plan, u, v);
            value.ShouldBe(cost.Zip(plan, (c, t) => (c * t) + (0.5 * t * Math.Log(t))).Sum(), 1e-11);
            for (int i = 0; i < m; i++) plan.AsSpan(i * n, n).ToArray().Sum().ShouldBe(a[i], 1e-12);
            for (int j = 0; j < n; j++) plan.Where((_, k) => k % n == j).Sum().ShouldBe(b[j], 1e-12);
            u.Sum().ShouldBe(v.Sum(), 1e-10);
        }
    }

    [Fact]
    public void Evaluate_SlightlyDifferentMasses_FollowThePotentials()
    {
        var random = new RandomStream(73);
        (double[] cost, double[] a, double[] b) = Draw(4, 5, random);
        double[] u = new double[4], v = new double[5];
        var loss = new SinkhornLoss { Regularization = 0.5, MaxIterations = 20_000, Tolerance = 1e-13 };
        double value = loss.Evaluate(cost, a, b, default, u, v);
        for (int i = 1; i < 4; i++)
        {
            const double H = 1e-6;
            double above = loss.Evaluate(cost, Moved(a, i, H), b), below = loss.Evaluate(cost, Moved(a, i, -H), b);
            ((above - below) / (2 * H)).ShouldBe(u[i] - u[0], 1e-7);
            above = loss.Evaluate(cost, a, Moved(b, i, H));
            below = loss.Evaluate(cost, a, Moved(b, i, -H));
            ((above - below) / (2 * H)).ShouldBe(v[i] - v[0], 1e-7);
        }

        value.ShouldBe(a.Zip(u, (x, y) => x * y).Sum() + b.Zip(v, (x, y) => x * y).Sum(), 1e-12);
    }

    [Fact]
    public void Evaluate_PointsWithoutMassOrFewIterations_StaysFinite()
    {
        double[] plan = new double[6];
        new SinkhornLoss { MaxIterations = 1 }.Evaluate([1, 5, 900, 7, 3, 4], [0, 2], [1, 0, 1], plan).ShouldBeInRange(10, 11);
        plan.AsSpan(0, 3).ToArray().ShouldBe([0, 0, 0]);
        plan[4].ShouldBe(0);
        plan[3].ShouldBe(1, 1e-12);
    }

    private static (double[] Cost, double[] A, double[] B) Draw(int m, int n, RandomStream random)
    {
        double[] cost = [.. Enumerable.Range(0, m * n).Select(_ => random.NextDouble())];
        double[] a = [.. Enumerable.Range(0, m).Select(_ => 0.2 + random.NextDouble())], b = [.. Enumerable.Range(0, n).Select(_ => 0.2 + random.NextDouble())];
        return (cost, [.. a.Select(x => x / a.Sum())], [.. b.Select(x => x / b.Sum())]);
    }

    private static double[] Moved(double[] masses, int to, double h) => [.. masses.Select((x, i) => i == to ? x + h : i == 0 ? x - h : x)];
}
