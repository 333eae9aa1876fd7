using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>The two matrix products of a linear model with few outputs or few samples, where the copies of a blocked product do not pay.</summary>
internal static class NarrowLinearKernels
{
    /// <summary>Y = X·Wᵀ + 1·bᵀ. Four outputs at a time share the loads of a row of X.</summary>
    public static void Predict(
        ReadOnlySpan<double> weights, int stride, ReadOnlySpan<double> x, int features, int rows, bool hasBias, Span<double> y, int outputs)
    {
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * features, features);
            Span<double> result = y.Slice(i * outputs, outputs);
            int c = 0;
            for (; c <= outputs - 4; c += 4)
            {
                Dot4(
                    row,
                    weights.Slice(c * stride, features),
                    weights.Slice((c + 1) * stride, features),
                    weights.Slice((c + 2) * stride, features),
                    weights.Slice((c + 3) * stride, features),
                    result.Slice(c, 4));
            }

            for (; c < outputs; c++) result[c] = Dot(row, weights.Slice(c * stride, features));
            for (c = 0; hasBias && c < outputs; c++) result[c] += weights[(c * stride) + features];
        }
    }

    /// <summary>G = Pᵀ·[X, 1] with P the gradient in the predictions. Four rows at a time share the load and the store of G.</summary>
    public static void Backpropagate(
        ReadOnlySpan<double> p,
        int outputs,
        ReadOnlySpan<double> x,
        int features,
        int rows,
        bool hasBias,
        Span<double> gradient,
        int stride)
    {
        gradient.Clear();
        int i = 0;
        for (; i <= rows - 4; i += 4)
        {
            ReadOnlySpan<double> x0 = x.Slice(i * features, features), x1 = x.Slice((i + 1) * features, features);
            ReadOnlySpan<double> x2 = x.Slice((i + 2) * features, features), x3 = x.Slice((i + 3) * features, features);
            for (int c = 0; c < outputs; c++)
            {
                int k = (i * outputs) + c;
                double p0 = p[k], p1 = p[k + outputs], p2 = p[k + (2 * outputs)], p3 = p[k + (3 * outputs)];
                Add4(x0, x1, x2, x3, p0, p1, p2, p3, gradient.Slice(c * stride, features));
                if (hasBias) gradient[(c * stride) + features] += p0 + p1 + p2 + p3;
            }
        }

        for (; i < rows; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * features, features);
            for (int c = 0; c < outputs; c++)
            {
                double slope = p[(i * outputs) + c];
                Span<double> g = gradient.Slice(c * stride, features);
                for (int j = 0; j < features; j++) g[j] += slope * row[j];
                if (hasBias) gradient[(c * stride) + features] += slope;
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        ref double px = ref MemoryMarshal.GetReference(x), pw = ref MemoryMarshal.GetReference(w);
        int width = Vector<double>.Count, j = 0;
        Vector<double> sums = Vector<double>.Zero;
        for (; j <= x.Length - width; j += width)
        {
            sums = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref px, (nuint)j), Vector.LoadUnsafe(ref pw, (nuint)j), sums);
        }

        double sum = Vector.Sum(sums);
        for (; j < x.Length; j++) sum += x[j] * w[j];
        return sum;
    }

    private static void Dot4(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> w0,
        ReadOnlySpan<double> w1,
        ReadOnlySpan<double> w2,
        ReadOnlySpan<double> w3,
        Span<double> y)
    {
        ref double px = ref MemoryMarshal.GetReference(x);
        ref double p0 = ref MemoryMarshal.GetReference(w0), p1 = ref MemoryMarshal.GetReference(w1);
        ref double p2 = ref MemoryMarshal.GetReference(w2), p3 = ref MemoryMarshal.GetReference(w3);
        int width = Vector<double>.Count, j = 0;
        Vector<double> s0 = Vector<double>.Zero, s1 = s0, s2 = s0, s3 = s0;
        for (; j <= x.Length - width; j += width)
        {
            Vector<double> v = Vector.LoadUnsafe(ref px, (nuint)j);
            s0 = Vector.FusedMultiplyAdd(v, Vector.LoadUnsafe(ref p0, (nuint)j), s0);
            s1 = Vector.FusedMultiplyAdd(v, Vector.LoadUnsafe(ref p1, (nuint)j), s1);
            s2 = Vector.FusedMultiplyAdd(v, Vector.LoadUnsafe(ref p2, (nuint)j), s2);
            s3 = Vector.FusedMultiplyAdd(v, Vector.LoadUnsafe(ref p3, (nuint)j), s3);
        }

        double y0 = Vector.Sum(s0), y1 = Vector.Sum(s1), y2 = Vector.Sum(s2), y3 = Vector.Sum(s3);
        for (; j < x.Length; j++)
        {
            y0 += x[j] * w0[j];
            y1 += x[j] * w1[j];
            y2 += x[j] * w2[j];
            y3 += x[j] * w3[j];
        }

        y[3] = y3;
        y[2] = y2;
        y[1] = y1;
        y[0] = y0;
    }

    private static void Add4(
        ReadOnlySpan<double> x0,
        ReadOnlySpan<double> x1,
        ReadOnlySpan<double> x2,
        ReadOnlySpan<double> x3,
        double p0,
        double p1,
        double p2,
        double p3,
        Span<double> g)
    {
        ref double r0 = ref MemoryMarshal.GetReference(x0), r1 = ref MemoryMarshal.GetReference(x1);
        ref double r2 = ref MemoryMarshal.GetReference(x2), r3 = ref MemoryMarshal.GetReference(x3);
        ref double rg = ref MemoryMarshal.GetReference(g);
        Vector<double> v0 = new(p0), v1 = new(p1), v2 = new(p2), v3 = new(p3);
        int width = Vector<double>.Count, j = 0;
        for (; j <= g.Length - width; j += width)
        {
            Vector<double> sum = Vector.LoadUnsafe(ref rg, (nuint)j);
            sum = Vector.FusedMultiplyAdd(v0, Vector.LoadUnsafe(ref r0, (nuint)j), sum);
            sum = Vector.FusedMultiplyAdd(v1, Vector.LoadUnsafe(ref r1, (nuint)j), sum);
            sum = Vector.FusedMultiplyAdd(v2, Vector.LoadUnsafe(ref r2, (nuint)j), sum);
            sum = Vector.FusedMultiplyAdd(v3, Vector.LoadUnsafe(ref r3, (nuint)j), sum);
            sum.StoreUnsafe(ref rg, (nuint)j);
        }

        for (; j < g.Length; j++) g[j] += (p0 * x0[j]) + (p1 * x1[j]) + (p2 * x2[j]) + (p3 * x3[j]);
    }
}
