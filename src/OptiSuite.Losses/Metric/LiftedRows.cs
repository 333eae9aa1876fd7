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

    /// <summary>∂L/∂xᵢ = Σₖ ∂L/∂D_ik (xᵢ − xₖ)/D_ik, four k at a time.</summary>
    public readonly struct Gradients(LiftedBatch batch, double* slopes, double* x, int count, int dimension, double* gradient) : ILoopBody
    {
        public double Run(int start, int end)
        {
            int* chosen = stackalloc int[4];
            for (int i = start; i < end; i++)
            {
                batch.FillSlopes(i);
                batch.Weigh(i);
                new Span<double>(gradient + ((long)i * dimension), dimension).Clear();
                double* weights = slopes + ((long)i * count);
                int n = 0;
                for (int k = 0; k < count; k++)
                {
                    if (weights[k] == 0) continue;
                    chosen[n++] = k;
                    if (n < 4) continue;
                    AddFour(i, weights, chosen);
                    n = 0;
                }

                for (int m = 0; m < n; m++) AddOne(i, weights, chosen[m], 0);
            }

            return 0;
        }

        private void AddFour(int i, double* weights, int* k)
        {
            double* own = x + ((long)i * dimension), g = gradient + ((long)i * dimension);
            double* x0 = x + ((long)k[0] * dimension), x1 = x + ((long)k[1] * dimension);
            double* x2 = x + ((long)k[2] * dimension), x3 = x + ((long)k[3] * dimension);
            Vector<double> w0 = new(weights[k[0]]), w1 = new(weights[k[1]]), w2 = new(weights[k[2]]), w3 = new(weights[k[3]]);
            int width = Vector<double>.Count, d = 0;
            for (; d <= dimension - width; d += width)
            {
                Vector<double> v = Vector.Load(own + d);
                Vector<double> first = Vector.FusedMultiplyAdd(v - Vector.Load(x0 + d), w0, Vector.Load(g + d));
                Vector<double> second = (v - Vector.Load(x1 + d)) * w1;
                first = Vector.FusedMultiplyAdd(v - Vector.Load(x2 + d), w2, first);
                second = Vector.FusedMultiplyAdd(v - Vector.Load(x3 + d), w3, second);
                Vector.Store(first + second, g + d);
            }

            if (d == dimension) return;
            for (int m = 0; m < 4; m++) AddOne(i, weights, k[m], d);
        }

        private void AddOne(int i, double* weights, int k, int from)
        {
            double* own = x + ((long)i * dimension), other = x + ((long)k * dimension), g = gradient + ((long)i * dimension);
            for (int d = from; d < dimension; d++) g[d] += weights[k] * (own[d] - other[d]);
        }
    }
}
