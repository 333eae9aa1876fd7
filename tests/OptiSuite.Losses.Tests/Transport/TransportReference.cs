namespace OptiSuite.Losses.Tests.Transport;

/// <summary>What proves a transport plan and its potentials optimal.</summary>
internal static class TransportReference
{
    public static void CheckOptimal(double[] cost, double[] a, double[] b, double value, double[] plan, double[] u, double[] v)
    {
        int m = a.Length, n = b.Length;
        double size = cost.Max(Math.Abs), mass = a.Sum(), primal = 0, dual = 0;
        for (int i = 0; i < m; i++) dual += a[i] * u[i];
        for (int j = 0; j < n; j++) dual += b[j] * v[j];
        double[] columns = new double[n];
        for (int i = 0; i < m; i++)
        {
            double row = 0;
            for (int j = 0; j < n; j++)
            {
                double t = plan[(i * n) + j], reduced = cost[(i * n) + j] - u[i] - v[j];
                t.ShouldBeGreaterThanOrEqualTo(0);
                reduced.ShouldBeGreaterThanOrEqualTo(-1e-12 * size);
                if (t > 0) reduced.ShouldBe(0, 1e-12 * size);
                row += t;
                columns[j] += t;
                primal += t * cost[(i * n) + j];
            }

            row.ShouldBe(a[i], 1e-13 * mass);
        }

        for (int j = 0; j < n; j++) columns[j].ShouldBe(b[j], 1e-13 * mass);
        double tolerance = 1e-11 * size * mass;
        value.ShouldBe(primal, tolerance);
        dual.ShouldBe(primal, tolerance);
        u.Sum().ShouldBe(v.Sum(), 1e-11 * size * (m + n));
    }
}
