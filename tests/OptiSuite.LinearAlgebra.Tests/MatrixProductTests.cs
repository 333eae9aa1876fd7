using OptiSuite.TestKit;

namespace OptiSuite.LinearAlgebra.Tests;

public sealed unsafe class MatrixProductTests
{
    private static readonly int[] _sizes = [1, 2, 3, 5, 6, 7, 8, 9, 13, 16, 25, 31, 48, 65, 100, 150, 257, 300];

    [Fact]
    public void Multiply_RandomShapesAndStrides_MatchesTheNaiveProduct()
    {
        var random = new RandomStream(41);
        double[] factors = [0, 1, -1, 0.7, 2.5];
        for (int trial = 0; trial < 300; trial++)
        {
            int m = Size(random), n = Size(random), k = trial % 50 == 0 ? 0 : Size(random);
            if ((long)m * n * k > 400_000) (n, k) = ((n / 4) + 1, (k / 2) + 1);
            Case a = new(m, k, random), b = new(k, n, random);
            double alpha = factors[random.NextInt(5)], beta = factors[random.NextInt(5)];
            int cRow = n + random.NextInt(3);
            double[] c = Values(m * cRow, random), before = [.. c];
            MatrixProduct.Multiply(m, n, k, alpha, a.Data, a.Row, a.Column, b.Data, b.Row, b.Column, beta, c, cRow);
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double expected = Naive(a, b, k, i, j, alpha, beta, before[(i * cRow) + j]);
                    double actual = c[(i * cRow) + j];
                    if (!(Math.Abs(actual - expected) <= 1e-15 * (k + 2) * 20))
                    {
                        actual.ShouldBe(expected, $"{m}×{n}×{k}, α {alpha}, β {beta}, ({i}, {j})");
                    }
                }

                c.AsSpan((i * cRow) + n, cRow - n).SequenceEqual(before.AsSpan((i * cRow) + n, cRow - n)).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Multiply_RowsApartOrOtherStrides_GivesTheSameBits()
    {
        var random = new RandomStream(42);
        foreach ((int m, int n, int k) in new[] { (300, 70, 300), (200, 5, 40), (50, 9, 513), (7, 7, 7), (160, 300, 260), (1, 100, 300) })
        {
            double[] a = Values(m * k, random), b = Values(k * n, random), whole = Values(m * n, random), apart = [.. whole], turned = [.. whole];
            double[] start = [.. whole], aTurned = Transposed(a, m, k), bTurned = Transposed(b, k, n);
            MatrixProduct.Multiply(m, n, k, 1.3, a, k, 1, b, n, 1, 0.4, whole, n);
            MatrixProduct.Multiply(m, n, k, 1.3, aTurned, 1, m, bTurned, 1, k, 0.4, turned, n);
            turned.AsSpan().SequenceEqual(whole).ShouldBeTrue();
            for (int first = 0; first < m;)
            {
                int count = Math.Min(m - first, 1 + random.NextInt(60));
                MatrixProduct.MultiplyRows(first, count, m, n, k, 1.3, a, k, 1, b, n, 1, 0.4, apart, n);
                first += count;
                apart.AsSpan(first * n).SequenceEqual(start.AsSpan(first * n)).ShouldBeTrue();
            }

            apart.AsSpan().SequenceEqual(whole).ShouldBeTrue();
        }
    }

    [Fact]
    public void Multiply_BetaZero_OverwritesNaN()
    {
        foreach ((int m, int n) in new[] { (3, 4), (40, 17), (30, 2), (12, 16) })
        {
            double[] c = [.. Enumerable.Repeat(double.NaN, m * n)], ones = [.. Enumerable.Repeat(1.0, 20 * 40)];
            MatrixProduct.Multiply(m, n, 5, 1, ones, 5, 1, ones, n, 1, 0, c, n);
            c.ShouldAllBe(value => value == 5);
            c.AsSpan().Fill(double.NaN);
            MatrixProduct.Multiply(m, n, 0, 1, [], 0, 1, [], n, 1, 0, c, n);
            c.ShouldAllBe(value => value == 0);
        }
    }

    [Fact]
    public void Multiply_NonFiniteValues_SpreadAsInTheSumOfProducts()
    {
        var random = new RandomStream(43);
        double[] specials = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0];
        foreach ((int m, int n, int k) in new[] { (7, 9, 5), (20, 3, 6), (30, 30, 30), (150, 70, 20) })
        {
            double[] a = Values(m * k, random), b = Values(k * n, random), c = new double[m * n];
            for (int t = 0; t < 4; t++)
            {
                a[random.NextInt(a.Length)] = specials[t];
                b[random.NextInt(b.Length)] = specials[t];
            }

            foreach (double alpha in new[] { 1.0, 0.0 })
            {
                MatrixProduct.Multiply(m, n, k, alpha, a, k, 1, b, n, 1, 0, c, n);
                for (int i = 0; i < m; i++)
                {
                    for (int j = 0; j < n; j++)
                    {
                        double expected = 0;
                        for (int p = 0; p < k; p++) expected += a[(i * k) + p] * b[(p * n) + j];
                        expected *= alpha;
                        if (double.IsFinite(expected)) c[(i * n) + j].ShouldBe(expected, 1e-12);
                        else c[(i * n) + j].ShouldBe(expected);
                    }
                }
            }
        }
    }

    [Fact]
    public void Multiply_EmptyOrWrongShapes_DoNothingOrSaySo()
    {
        double[] c = [1, 2, 3, 4];
        MatrixProduct.Multiply(0, 2, 2, 1, [], 2, 1, [1, 2, 3, 4], 2, 1, 0, c, 2);
        MatrixProduct.Multiply(2, 0, 2, 1, [1, 2, 3, 4], 2, 1, [], 0, 1, 0, c, 2);
        c.ShouldBe([1.0, 2, 3, 4]);
        MatrixProduct.Multiply(2, 2, 0, 1, [], 0, 1, [], 2, 1, 0.5, c, 2);
        c.ShouldBe([0.5, 1, 1.5, 2]);
        Should.Throw<ArgumentException>(() => MatrixProduct.Multiply(2, 2, 2, 1, new double[3], 2, 1, c, 2, 1, 0, c, 2)).Message.ShouldContain("needs 4 values; got 3");
        Should.Throw<ArgumentException>(() => MatrixProduct.Multiply(2, 2, 2, 1, c, 2, 1, c, 1, 3, 0, c, 2)).Message.ShouldContain("needs 5 values");
        Should.Throw<ArgumentException>(() => MatrixProduct.Multiply(2, 2, 2, 1, c, -1, 1, c, 2, 1, 0, c, 2)).Message.ShouldContain("not be negative");
        Should.Throw<ArgumentOutOfRangeException>(() => MatrixProduct.Multiply(2, 2, 2, 1, c, 2, 1, c, 2, 1, 0, c, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => MatrixProduct.Multiply(-1, 2, 2, 1, c, 2, 1, c, 2, 1, 0, c, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => MatrixProduct.MultiplyRows(1, 2, 2, 2, 2, 1, c, 2, 1, c, 2, 1, 0, c, 2));
    }

    [Fact]
    public void Multiply_OnceWarm_AllocatesNothing()
    {
        var random = new RandomStream(44);
        foreach (int size in new[] { 5, 40, 200 })
        {
            double[] a = Values(size * size, random), b = Values(size * size, random), c = new double[size * size];
            Allocation.OnceWarm(() => MatrixProduct.Multiply(size, size, size, 1, a, size, 1, b, 1, size, 0, c, size)).ShouldBe(0);
        }
    }

    [Fact]
    public void PortableKernel_AnyTile_GivesTheBitsOfTheFastOne()
    {
        var random = new RandomStream(45);
        for (int rows = 1; rows <= ProductKernel.Rows; rows++)
        {
            foreach (double beta in new[] { 0, 1, -0.3 })
            {
                double[] a = Values(6 * 20, random), b = Values(8 * 20, random), fast = Values(48, random), portable = [.. fast];
                fixed (double* pa = a, pb = b, pf = fast, pp = portable)
                {
                    StridedMatrix left = new(pa, 20, 1), right = new(pb, 8, 1);
                    ProductKernel.Run(20, 1.1, left, rows, right, beta, pf, 8);
                    ProductKernel.RunPortable(20, 1.1, left, rows, right, beta, pp, 8);
                }

                portable.ShouldBe(fast);
            }
        }
    }

    private static int Size(RandomStream random) => _sizes[random.NextInt(_sizes.Length)];

    private static double[] Values(int count, RandomStream random)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = random.NextGaussian();
        return values;
    }

    private static double[] Transposed(double[] a, int rows, int columns)
    {
        double[] turned = new double[a.Length];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++) turned[(j * rows) + i] = a[(i * columns) + j];
        }

        return turned;
    }

    private static double Naive(Case a, Case b, int k, int i, int j, double alpha, double beta, double c)
    {
        double sum = 0;
        for (int p = 0; p < k; p++) sum += a.Data[(i * a.Row) + (p * a.Column)] * b.Data[(p * b.Row) + (j * b.Column)];
        return (alpha * sum) + (beta == 0 ? 0 : beta * c);
    }

    /// <summary>Row-major, transposed, or with gaps between the values.</summary>
    private sealed class Case
    {
        public Case(int rows, int columns, RandomStream random)
        {
            (Row, Column) = random.NextInt(4) switch
            {
                0 => (columns, 1),
                1 => (columns + 3, 1),
                2 => (1, rows),
                _ => (2, (2 * rows) + 1),
            };
            Data = Values(Math.Max(0, ((rows - 1) * Row) + ((columns - 1) * Column) + 1), random);
        }

        public double[] Data { get; }

        public int Row { get; }

        public int Column { get; }
    }
}
