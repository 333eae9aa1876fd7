using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>What losses of embeddings do with one or two rows, in one pass each.</summary>
internal static class RowKernels
{
    /// <summary>Σ (xᵢ − yᵢ + ε)².</summary>
    public static double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double eps = 0)
    {
        ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y);
        int width = Vector<double>.Count, i = 0, n = Math.Min(x.Length, y.Length);
        Vector<double> even = Vector<double>.Zero, odd = Vector<double>.Zero, offset = new(eps);
        for (; i <= n - (2 * width); i += 2 * width)
        {
            nuint at = (nuint)i, next = (nuint)(i + width);
            Vector<double> z = Vector.LoadUnsafe(ref a, at) - Vector.LoadUnsafe(ref b, at) + offset;
            Vector<double> w = Vector.LoadUnsafe(ref a, next) - Vector.LoadUnsafe(ref b, next) + offset;
            even = Vector.FusedMultiplyAdd(z, z, even);
            odd = Vector.FusedMultiplyAdd(w, w, odd);
        }

        double sum = Vector.Sum(even + odd);
        for (; i < n; i++)
        {
            double z = x[i] - y[i] + eps;
            sum += z * z;
        }

        return sum;
    }

    /// <summary>x·x, x·y and y·y.</summary>
    public static void Products(ReadOnlySpan<double> x, ReadOnlySpan<double> y, out double xx, out double xy, out double yy)
    {
        ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y);
        int width = Vector<double>.Count, i = 0, n = Math.Min(x.Length, y.Length);
        Vector<double> vxx = Vector<double>.Zero, vxy = Vector<double>.Zero, vyy = Vector<double>.Zero;
        for (; i <= n - width; i += width)
        {
            Vector<double> u = Vector.LoadUnsafe(ref a, (nuint)i), v = Vector.LoadUnsafe(ref b, (nuint)i);
            vxx = Vector.FusedMultiplyAdd(u, u, vxx);
            vxy = Vector.FusedMultiplyAdd(u, v, vxy);
            vyy = Vector.FusedMultiplyAdd(v, v, vyy);
        }

        (xx, xy, yy) = (Vector.Sum(vxx), Vector.Sum(vxy), Vector.Sum(vyy));
        for (; i < n; i++)
        {
            xx += x[i] * x[i];
            xy += x[i] * y[i];
            yy += y[i] * y[i];
        }
    }

    /// <summary>gx = αx + βy and gy = βx + γy, each unless it is empty: the gradients of a function of x·x, x·y and y·y.</summary>
    public static void Combine(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double alpha, double beta, double gamma, Span<double> gx, Span<double> gy)
    {
        ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y);
        ref double ga = ref MemoryMarshal.GetReference(gx), gb = ref MemoryMarshal.GetReference(gy);
        bool hasX = !gx.IsEmpty, hasY = !gy.IsEmpty;
        int width = Vector<double>.Count, i = 0, n = Math.Min(x.Length, y.Length);
        for (; i <= n - width; i += width)
        {
            Vector<double> u = Vector.LoadUnsafe(ref a, (nuint)i), v = Vector.LoadUnsafe(ref b, (nuint)i);
            if (hasX) ((u * alpha) + (v * beta)).StoreUnsafe(ref ga, (nuint)i);
            if (hasY) ((u * beta) + (v * gamma)).StoreUnsafe(ref gb, (nuint)i);
        }

        for (; i < n; i++)
        {
            if (hasX) gx[i] = (x[i] * alpha) + (y[i] * beta);
            if (hasY) gy[i] = (x[i] * beta) + (y[i] * gamma);
        }
    }

    /// <summary>gx = factor·(x − y) and gy = −factor·(x − y), each unless it is empty.</summary>
    public static void Difference(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double factor, Span<double> gx, Span<double> gy)
    {
        ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y);
        ref double ga = ref MemoryMarshal.GetReference(gx), gb = ref MemoryMarshal.GetReference(gy);
        bool hasX = !gx.IsEmpty, hasY = !gy.IsEmpty;
        int width = Vector<double>.Count, i = 0, n = Math.Min(x.Length, y.Length);
        for (; i <= n - width; i += width)
        {
            Vector<double> z = (Vector.LoadUnsafe(ref a, (nuint)i) - Vector.LoadUnsafe(ref b, (nuint)i)) * factor;
            if (hasX) z.StoreUnsafe(ref ga, (nuint)i);
            if (hasY) (-z).StoreUnsafe(ref gb, (nuint)i);
        }

        for (; i < n; i++)
        {
            double z = (x[i] - y[i]) * factor;
            if (hasX) gx[i] = z;
            if (hasY) gy[i] = -z;
        }
    }

    /// <summary>The largest lane; NaN where there is one.</summary>
    public static double Largest(Vector<double> lanes)
    {
        double largest = lanes[0];
        for (int k = 1; k < Vector<double>.Count; k++) largest = Math.Max(largest, lanes[k]);
        return largest;
    }

    /// <summary>Row k of a matrix, or an empty span where the matrix is not wanted.</summary>
    public static Span<double> Row(Span<double> matrix, int k, int length) => matrix.IsEmpty ? default : matrix.Slice(k * length, length);
}
