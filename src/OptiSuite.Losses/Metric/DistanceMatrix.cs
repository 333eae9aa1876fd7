using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>
/// The Euclidean distances of all pairs of rows. Taken from the differences, four rows against two at a time: close points keep all
/// their digits, equal ones are at distance 0, and symmetry makes it as fast as the Gram matrix of the whole.
/// </summary>
internal static class DistanceMatrix
{
    private const int Rows = 4;

    /// <summary>Fills the N×N matrix of ‖xᵢ − xⱼ‖₂.</summary>
    public static unsafe void Fill(ReadOnlySpan<double> x, int dimension, Span<double> distances, int? maxThreads)
    {
        int count = x.Length / dimension;
        fixed (double* rows = x, d = distances)
        {
            var blocks = new Blocks(rows, count, dimension, d);
            _ = ParallelLoop.Sum(blocks, (count + Rows - 1) / Rows, Rows * count / 2 * dimension, 1, maxThreads);
        }
    }

    /// <summary>Fills the N distances ‖xᵢ − xⱼ‖₂ of row i.</summary>
    public static void FillRow(ReadOnlySpan<double> x, int dimension, int i, Span<double> distances)
    {
        ReadOnlySpan<double> row = x.Slice(i * dimension, dimension);
        for (int j = 0; j < distances.Length; j++) distances[j] = Math.Sqrt(RowKernels.SquaredDistance(row, x.Slice(j * dimension, dimension)));
    }

    private readonly unsafe struct Blocks(double* x, int count, int dimension, double* distances) : ILoopBody
    {
        public double Run(int start, int end)
        {
            for (int i = start * Rows; i < Math.Min(count, end * Rows); i += Rows)
            {
                for (int j = i; j < count; j += 2) Block(i, j);
            }

            return 0;
        }

        // Rows beyond the last are the last once more.
        private void Block(int i, int j)
        {
            int last = count - 1, i1 = Math.Min(i + 1, last), i2 = Math.Min(i + 2, last), i3 = Math.Min(i + 3, last), j1 = Math.Min(j + 1, last);
            double* a0 = Row(i), a1 = Row(i1), a2 = Row(i2), a3 = Row(i3), b0 = Row(j), b1 = Row(j1);
            Vector<double> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
            int width = Vector<double>.Count, k = 0;
            for (; k <= dimension - width; k += width)
            {
                Vector<double> y0 = Vector.Load(b0 + k), y1 = Vector.Load(b1 + k);
                Add(Vector.Load(a0 + k), y0, y1, ref s00, ref s01);
                Add(Vector.Load(a1 + k), y0, y1, ref s10, ref s11);
                Add(Vector.Load(a2 + k), y0, y1, ref s20, ref s21);
                Add(Vector.Load(a3 + k), y0, y1, ref s30, ref s31);
            }

            Store(i, j, Vector.Sum(s00) + Rest(a0, b0, k));
            Store(i, j1, Vector.Sum(s01) + Rest(a0, b1, k));
            Store(i1, j, Vector.Sum(s10) + Rest(a1, b0, k));
            Store(i1, j1, Vector.Sum(s11) + Rest(a1, b1, k));
            Store(i2, j, Vector.Sum(s20) + Rest(a2, b0, k));
            Store(i2, j1, Vector.Sum(s21) + Rest(a2, b1, k));
            Store(i3, j, Vector.Sum(s30) + Rest(a3, b0, k));
            Store(i3, j1, Vector.Sum(s31) + Rest(a3, b1, k));
        }

        private double* Row(int i) => x + ((long)i * dimension);

        private static void Add(Vector<double> x, Vector<double> y0, Vector<double> y1, ref Vector<double> s0, ref Vector<double> s1)
        {
            Vector<double> z0 = x - y0, z1 = x - y1;
            s0 = Vector.FusedMultiplyAdd(z0, z0, s0);
            s1 = Vector.FusedMultiplyAdd(z1, z1, s1);
        }

        private double Rest(double* a, double* b, int from)
        {
            double sum = 0;
            for (int k = from; k < dimension; k++)
            {
                double z = a[k] - b[k];
                sum += z * z;
            }

            return sum;
        }

        private void Store(int i, int j, double square)
        {
            double distance = Math.Sqrt(square);
            distances[((long)i * count) + j] = distance;
            distances[((long)j * count) + i] = distance;
        }
    }
}
