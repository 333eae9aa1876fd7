namespace OptiSuite.Problems.Bbob;

/// <summary>What the instances of a function differ in: x_opt, f_opt and two rotations, all drawn from one seed.</summary>
/// <param name="Function">1 to 24.</param>
/// <param name="Instance">1 or more.</param>
/// <param name="Dimension">D, at least 2.</param>
internal sealed record BbobInstance(int Function, int Instance, int Dimension)
{
    private const long OtherSeed = 1_000_000;

    // f4 is f3's relative and f18 is f17's, so each takes the other's seed.
    private int SeedFunction => Function is 4 or 18 ? Function - 1 : Function;

    /// <summary>Function + 10 000 · instance.</summary>
    public long Seed => SeedFunction + (10_000L * Instance);

    /// <summary>f_opt: a Cauchy variable times 100, rounded to two decimals and kept within ±1000.</summary>
    public double Minimum()
    {
        double ratio = BbobGenerator.Gaussian(1, Seed)[0] / BbobGenerator.Gaussian(1, Seed + 1)[0];
        return Math.Clamp(Math.Floor((100 * 100 * ratio) + 0.5) / 100, -1000, 1000);
    }

    /// <summary>x_opt of most functions: uniform in [−4, 4]ᴰ on a grid, never zero in a coordinate.</summary>
    public double[] Optimum()
    {
        double[] x = BbobGenerator.Uniform(Dimension, Function == 12 ? Seed + OtherSeed : Seed);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = (8 * Math.Floor(1e4 * x[i]) / 1e4) - 4;
            if (x[i] == 0) x[i] = -1e-5;
        }

        return x;
    }

    /// <summary>The rotation that most functions apply first, D×D, row-major.</summary>
    public double[] FirstRotation() => Rotation(Seed + OtherSeed);

    /// <summary>The other rotation, D×D, row-major.</summary>
    public double[] SecondRotation() => Rotation(Seed);

    /// <summary>αᵉ for the exponents e = 0, 1/(D−1), …, 1.</summary>
    public double[] Powers(double alpha)
    {
        double[] powers = new double[Dimension];
        for (int i = 0; i < powers.Length; i++) powers[i] = Math.Pow(alpha, i / (Dimension - 1.0));
        return powers;
    }

    /// <summary>The diagonal of Λ^α: αᵢ = α^(½ (i−1)/(D−1)).</summary>
    public double[] Conditioning(double alpha) => Powers(Math.Sqrt(alpha));

    // Gaussian columns, made orthonormal one after the other (Gram–Schmidt).
    private double[] Rotation(long seed)
    {
        int n = Dimension;
        double[] columns = BbobGenerator.Gaussian(n * n, seed);
        for (int i = 0; i < n; i++)
        {
            Span<double> column = columns.AsSpan(i * n, n);
            for (int j = 0; j < i; j++)
            {
                ReadOnlySpan<double> earlier = columns.AsSpan(j * n, n);
                double share = Dot(column, earlier);
                for (int k = 0; k < n; k++) column[k] -= share * earlier[k];
            }

            double length = Math.Sqrt(Dot(column, column));
            foreach (ref double entry in column) entry /= length;
        }

        double[] rows = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++) rows[(k * n) + i] = columns[(i * n) + k];
        }

        return rows;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }
}
