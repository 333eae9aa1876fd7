namespace OptiSuite.Optimizers.Tests.Constrained;

/// <summary>A quadratic program with its own solver, and the residual of its first-order conditions written from the definition.</summary>
internal sealed record QpCase(double[] B, double[] G, double[] A, double[] RowLower, double[] RowUpper, double[] Lower, double[] Upper)
{
    private readonly FactoredHessian _hessian = new(G.Length);
    private DualActiveSetQp? _solver;

    public double[] Weights { get; init; } = [];

    public DualActiveSetQp Solver => _solver ??= new DualActiveSetQp(_hessian, RowLower.Length);

    public static QpCase Random(RandomStream random, int n, int m, bool feasible = true)
    {
        double[] b = new double[n * n], w = Gaussian(n * n), inside = Gaussian(n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                b[(i * n) + j] = i == j ? 0.05 : 0;
                for (int k = 0; k < n; k++) b[(i * n) + j] += w[(i * n) + k] * w[(j * n) + k];
            }
        }

        double[] a = Gaussian(m * n), rowLower = new double[m], rowUpper = new double[m], lower = new double[n], upper = new double[n];
        int equalities = 0;
        for (int i = 0; i < m; i++)
        {
            double value = 0;
            for (int j = 0; j < n; j++) value += a[(i * n) + j] * inside[j];
            if (!feasible) value = 2 * random.NextGaussian();
            (rowLower[i], rowUpper[i]) = RandomLimits(value, !feasible || equalities < n / 2);
            if (rowLower[i] == rowUpper[i]) equalities++;
        }

        for (int j = 0; j < n; j++) (lower[j], upper[j]) = RandomLimits(inside[j], canBeEqual: random.NextInt(3) == 0 && equalities == 0);
        double[] g = Gaussian(n);
        for (int j = 0; j < n; j++) g[j] *= 5;
        return new QpCase(b, g, a, rowLower, rowUpper, lower, upper);

        (double Lower, double Upper) RandomLimits(double value, bool canBeEqual) => random.NextInt(canBeEqual ? 5 : 4) switch
        {
            0 => (value - random.NextDouble(), double.PositiveInfinity),
            1 => (double.NegativeInfinity, value + random.NextDouble()),
            2 => (value - random.NextDouble(), value + random.NextDouble()),
            3 => (double.NegativeInfinity, double.PositiveInfinity),
            _ => (value, value),
        };

        double[] Gaussian(int count)
        {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) values[i] = random.NextGaussian();
            return values;
        }
    }

    public QpStatus Solve()
    {
        _hessian.Set(B);
        return SolveAgain();
    }

    public QpStatus SolveAgain() => Solver.Solve(new QpView
    {
        Gradient = G,
        Matrix = A,
        RowLower = RowLower,
        RowUpper = RowUpper,
        Lower = Lower,
        Upper = Upper,
        RowWeights = Weights,
    });

    public double Objective()
    {
        double f = 0;
        int n = G.Length;
        for (int i = 0; i < n; i++)
        {
            f += G[i] * Solver.X[i];
            for (int j = 0; j < n; j++) f += 0.5 * Solver.X[i] * B[(i * n) + j] * Solver.X[j];
        }

        return f;
    }

    /// <summary>The largest residual of stationarity, feasibility, signs and complementarity, relative to the sizes involved.</summary>
    public double KktResidual()
    {
        int n = G.Length, m = RowLower.Length;
        ReadOnlySpan<double> x = Solver.X, lambda = Solver.RowMultipliers, z = Solver.BoundMultipliers;
        double worst = 0, size = 1;
        for (int i = 0; i < n; i++)
        {
            double r = G[i] - z[i], largest = Math.Abs(G[i]);
            for (int j = 0; j < n; j++) Add(B[(i * n) + j] * x[j]);
            for (int k = 0; k < m; k++) Add(-A[(k * n) + i] * lambda[k]);
            worst = Math.Max(worst, Math.Abs(r) / Math.Max(1, largest));
            size = Math.Max(size, Math.Abs(x[i]));

            void Add(double term)
            {
                r += term;
                largest = Math.Max(largest, Math.Abs(term));
            }
        }

        for (int k = 0; k < m; k++)
        {
            double value = 0;
            for (int j = 0; j < n; j++) value += A[(k * n) + j] * x[j];
            Check(value, RowLower[k], RowUpper[k], lambda[k], Weights.Length > 0 ? Weights[k] : double.PositiveInfinity);
        }

        for (int j = 0; j < n && Lower.Length > 0; j++) Check(x[j], Lower[j], Upper[j], z[j], double.PositiveInfinity);
        return worst;

        void Check(double value, double lower, double upper, double multiplier, double cap)
        {
            double below = Math.Max(0, lower - value), above = Math.Max(0, value - upper);
            double violation = below > 0 && cap < double.PositiveInfinity ? below * Math.Min(1, Math.Abs(cap - multiplier))
                : above > 0 && cap < double.PositiveInfinity ? above * Math.Min(1, Math.Abs(cap + multiplier))
                : Math.Max(below, above);
            worst = Math.Max(worst, violation / size);
            worst = Math.Max(worst, Math.Abs(multiplier) - cap);
            // A positive multiplier belongs to the lower limit, a negative one to the upper.
            if (multiplier > 0) worst = Math.Max(worst, Math.Min(multiplier, Math.Max(0, value - lower)) / size);
            if (multiplier < 0) worst = Math.Max(worst, Math.Min(-multiplier, Math.Max(0, upper - value)) / size);
        }
    }
}
