using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>The loops over the points of a <see cref="LiftedBatch"/>, each point on any thread.</summary>
internal static unsafe class LiftedRows
{
    public readonly struct Levels(LiftedBatch batch) : ILoopBody
    {
        public double Run(int start, int end)
        {
            for (int i = start; i < end; i++) batch.FindLevel(i);
            return 0;
        }
    }

    public readonly struct Slopes(LiftedBatch batch) : ILoopBody
    {
        public double Run(int start, int end)
        {
            for (int i = start; i < end; i++) batch.FillSlopes(i);
            return 0;
        }
    }

    /// <summary>
    /// ∂L/∂xᵢ = Σₖ ∂L/∂D_ik (xᵢ − xₖ)/D_ik. Four i meet two k at a time, so that x is read from far away a quarter as often.
    /// </summary>
    public readonly struct Gradients(LiftedBatch batch, double* slopes, double* x, int count, int dimension, double* gradient) : ILoopBody
    {
        public const int Rows = 4;

        public double Run(int start, int end)
        {
            int last = Math.Min(count, end * Rows);
            for (int i = start * Rows; i < last; i += Rows)
            {
                int rows = Math.Min(Rows, last - i);
                for (int m = i; m < i + rows; m++)
                {
                    batch.FillSlopes(m);
                    batch.Weigh(m);
                }

                new Span<double>(gradient + ((long)i * dimension), rows * dimension).Clear();
                if (rows == Rows) AddBlock(i);
                else AddRows(i, rows);
            }

            return 0;
        }

        private void AddBlock(int i)
        {
            double* w = slopes + ((long)i * count);
            int waiting = -1;
            for (int k = 0; k < count; k++)
            {
                if (w[k] == 0 && w[k + count] == 0 && w[k + (2L * count)] == 0 && w[k + (3L * count)] == 0) continue;
                if (waiting < 0)
                {
                    waiting = k;
                    continue;
                }

                AddTwo(i, waiting, k);
                waiting = -1;
            }

            for (int m = 0; m < Rows && waiting >= 0; m++) AddOne(i + m, waiting, 0);
        }

        private void AddRows(int i, int rows)
        {
            for (int m = i; m < i + rows; m++)
            {
                for (int k = 0; k < count; k++)
                {
                    if (slopes[((long)m * count) + k] != 0) AddOne(m, k, 0);
                }
            }
        }

        private void AddTwo(int i, int k, int l)
        {
            double* x0 = x + ((long)i * dimension), x1 = x0 + dimension, x2 = x1 + dimension, x3 = x2 + dimension;
            double* g0 = gradient + ((long)i * dimension), g1 = g0 + dimension, g2 = g1 + dimension, g3 = g2 + dimension;
            double* w0 = slopes + ((long)i * count), w1 = w0 + count, w2 = w1 + count, w3 = w2 + count;
            double* y = x + ((long)k * dimension), z = x + ((long)l * dimension);
            Vector<double> y0 = new(w0[k]), y1 = new(w1[k]), y2 = new(w2[k]), y3 = new(w3[k]);
            Vector<double> z0 = new(w0[l]), z1 = new(w1[l]), z2 = new(w2[l]), z3 = new(w3[l]);
            int width = Vector<double>.Count, d = 0;
            for (; d <= dimension - width; d += width)
            {
                Vector<double> first = Vector.Load(y + d), second = Vector.Load(z + d);
                Vector.Store(Sum(Vector.Load(g0 + d), Vector.Load(x0 + d), first, y0, second, z0), g0 + d);
                Vector.Store(Sum(Vector.Load(g1 + d), Vector.Load(x1 + d), first, y1, second, z1), g1 + d);
                Vector.Store(Sum(Vector.Load(g2 + d), Vector.Load(x2 + d), first, y2, second, z2), g2 + d);
                Vector.Store(Sum(Vector.Load(g3 + d), Vector.Load(x3 + d), first, y3, second, z3), g3 + d);
            }

            for (int m = 0; m < Rows && d < dimension; m++)
            {
                AddOne(i + m, k, d);
                AddOne(i + m, l, d);
            }
        }

        private static Vector<double> Sum(
            Vector<double> g, Vector<double> x, Vector<double> y, Vector<double> ofY, Vector<double> z, Vector<double> ofZ) =>
            Vector.FusedMultiplyAdd(x - z, ofZ, Vector.FusedMultiplyAdd(x - y, ofY, g));

        private void AddOne(int i, int k, int from)
        {
            double* own = x + ((long)i * dimension), other = x + ((long)k * dimension), g = gradient + ((long)i * dimension);
            double weight = slopes[((long)i * count) + k];
            for (int d = from; d < dimension; d++) g[d] += weight * (own[d] - other[d]);
        }
    }
}
