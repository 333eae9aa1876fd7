namespace OptiSuite.Optimizers.Tests.Convex;

/// <summary>A random program with a known solution: x, multipliers and limits are drawn first, and q follows from stationarity.</summary>
internal sealed record ConstructedProgram(QuadraticProgram Program, double[] X)
{
    /// <param name="random">The stream.</param>
    /// <param name="n">Variables.</param>
    /// <param name="m">Rows.</param>
    /// <param name="rank">The rank of P; 0 makes a linear program.</param>
    /// <param name="degenerate">Whether some limits hold with equality and have no multiplier.</param>
    /// <param name="dependent">How many rows are sums of others.</param>
    public static ConstructedProgram Create(RandomStream random, int n, int m, int rank, bool degenerate = false, int dependent = 0)
    {
        double[,] p = new double[n, n], a = new double[m, n];
        for (int k = 0; k < rank; k++)
        {
            double[] w = Gaussian(random, n);
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++) p[i, j] += w[i] * w[j];
            }
        }

        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                bool isSum = i >= m - dependent && i >= 2;
                a[i, j] = isSum ? a[i - 1, j] + a[i - 2, j] : random.NextInt(3) == 0 ? 0 : random.NextGaussian();
            }
        }

        double[] x = Gaussian(random, n), q = new double[n], rowLower = new double[m], rowUpper = new double[m], lower = new double[n], upper = new double[n];
        for (int i = 0; i < m; i++)
        {
            double value = 0;
            for (int j = 0; j < n; j++) value += a[i, j] * x[j];
            double y;
            (rowLower[i], rowUpper[i], y) = Limits(random, value, degenerate);
            for (int j = 0; j < n; j++) q[j] -= a[i, j] * y;
        }

        for (int j = 0; j < n; j++)
        {
            double z;
            (lower[j], upper[j], z) = Limits(random, x[j], degenerate);
            q[j] -= z;
            for (int k = 0; k < n; k++) q[j] -= p[j, k] * x[k];
        }

        return new ConstructedProgram(new QuadraticProgram(p, q, a, rowLower, rowUpper, lower, upper, constant: random.NextGaussian()), x);
    }

    public static double[] Gaussian(RandomStream random, int count)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = random.NextGaussian();
        return values;
    }

    private static (double Lower, double Upper, double Multiplier) Limits(RandomStream random, double value, bool degenerate)
    {
        double width = 0.1 + random.NextDouble(), multiplier = degenerate && random.NextInt(3) == 0 ? 0 : 0.1 + random.NextDouble();
        double far = random.NextInt(2) == 0 ? width : double.PositiveInfinity;
        return random.NextInt(5) switch
        {
            0 => (value, value + far, -multiplier),
            1 => (value - far, value, multiplier),
            2 => (value - width, value + far, 0),
            3 => (value, value, random.NextInt(2) == 0 ? multiplier : -multiplier),
            _ => (value - far, value + width, 0),
        };
    }
}
