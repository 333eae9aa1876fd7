using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptiSuite.LinearAlgebra;

/// <summary>
/// Four rows of a matrix at a time: what they share is loaded once, and four independent sums hide the latency of each. For matrices of
/// a few columns it is the calls that count, and there are a quarter as many.
/// </summary>
internal static class RowKernels
{
    /// <summary>The rows taken at a time.</summary>
    public const int Rows = 4;

    /// <summary>y ← A x for four rows that follow each other.</summary>
    /// <param name="a">A, 4×n, row-major.</param>
    /// <param name="x">x, n values.</param>
    /// <param name="y">Receives four values.</param>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
    {
        int n = x.Length, j = 0;
        _ = a[(Rows * n) - 1];
        ref double r0 = ref MemoryMarshal.GetReference(a), r1 = ref Unsafe.Add(ref r0, n);
        ref double r2 = ref Unsafe.Add(ref r1, n), r3 = ref Unsafe.Add(ref r2, n), v = ref MemoryMarshal.GetReference(x);
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        if (n >= Vector<double>.Count)
        {
            Vector<double> t0 = Vector<double>.Zero, t1 = t0, t2 = t0, t3 = t0;
            for (; j <= n - Vector<double>.Count; j += Vector<double>.Count)
            {
                Vector<double> factor = Vector.LoadUnsafe(ref v, (nuint)j);
                t0 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref r0, (nuint)j), factor, t0);
                t1 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref r1, (nuint)j), factor, t1);
                t2 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref r2, (nuint)j), factor, t2);
                t3 = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref r3, (nuint)j), factor, t3);
            }

            (s0, s1, s2, s3) = (Vector.Sum(t0), Vector.Sum(t1), Vector.Sum(t2), Vector.Sum(t3));
        }

        for (; j < n; j++)
        {
            double factor = Unsafe.Add(ref v, j);
            s0 += Unsafe.Add(ref r0, j) * factor;
            s1 += Unsafe.Add(ref r1, j) * factor;
            s2 += Unsafe.Add(ref r2, j) * factor;
            s3 += Unsafe.Add(ref r3, j) * factor;
        }

        y[3] = s3;
        (y[0], y[1], y[2]) = (s0, s1, s2);
    }

    /// <summary>x ← x + Σ cᵢ·(row rᵢ of A) for four rows.</summary>
    /// <param name="a">A, m×n, row-major.</param>
    /// <param name="rows">r, four indices.</param>
    /// <param name="c0">c₀.</param>
    /// <param name="c1">c₁.</param>
    /// <param name="c2">c₂.</param>
    /// <param name="c3">c₃.</param>
    /// <param name="x">x, n values, in place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddRows(
        ReadOnlySpan<double> a, (int R0, int R1, int R2, int R3) rows, double c0, double c1, double c2, double c3, Span<double> x)
    {
        int n = x.Length, j = 0;
        ref double r0 = ref MemoryMarshal.GetReference(a.Slice(rows.R0 * n, n)), r1 = ref MemoryMarshal.GetReference(a.Slice(rows.R1 * n, n));
        ref double r2 = ref MemoryMarshal.GetReference(a.Slice(rows.R2 * n, n)), r3 = ref MemoryMarshal.GetReference(a.Slice(rows.R3 * n, n));
        ref double sum = ref MemoryMarshal.GetReference(x);
        if (n >= Vector<double>.Count)
        {
            Vector<double> f0 = new(c0), f1 = new(c1), f2 = new(c2), f3 = new(c3);
            for (; j <= n - Vector<double>.Count; j += Vector<double>.Count)
            {
                Vector<double> t = Vector.MultiplyAddEstimate(f0, Vector.LoadUnsafe(ref r0, (nuint)j), Vector.LoadUnsafe(ref sum, (nuint)j));
                t = Vector.MultiplyAddEstimate(f1, Vector.LoadUnsafe(ref r1, (nuint)j), t);
                t = Vector.MultiplyAddEstimate(f2, Vector.LoadUnsafe(ref r2, (nuint)j), t);
                Vector.MultiplyAddEstimate(f3, Vector.LoadUnsafe(ref r3, (nuint)j), t).StoreUnsafe(ref sum, (nuint)j);
            }
        }

        for (; j < n; j++)
        {
            double t = Unsafe.Add(ref sum, j) + (c0 * Unsafe.Add(ref r0, j)) + (c1 * Unsafe.Add(ref r1, j));
            Unsafe.Add(ref sum, j) = t + (c2 * Unsafe.Add(ref r2, j)) + (c3 * Unsafe.Add(ref r3, j));
        }
    }

    /// <summary>(Row rᵢ of A) ← (row rᵢ of A) + cᵢ·y for four rows, all different.</summary>
    /// <param name="y">y, n values.</param>
    /// <param name="rows">r, four indices.</param>
    /// <param name="c0">c₀.</param>
    /// <param name="c1">c₁.</param>
    /// <param name="c2">c₂.</param>
    /// <param name="c3">c₃.</param>
    /// <param name="a">A, m×n, row-major, in place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddToRows(
        ReadOnlySpan<double> y, (int R0, int R1, int R2, int R3) rows, double c0, double c1, double c2, double c3, Span<double> a)
    {
        int n = y.Length, j = 0;
        ref double r0 = ref MemoryMarshal.GetReference(a.Slice(rows.R0 * n, n)), r1 = ref MemoryMarshal.GetReference(a.Slice(rows.R1 * n, n));
        ref double r2 = ref MemoryMarshal.GetReference(a.Slice(rows.R2 * n, n)), r3 = ref MemoryMarshal.GetReference(a.Slice(rows.R3 * n, n));
        ref double v = ref MemoryMarshal.GetReference(y);
        if (n >= Vector<double>.Count)
        {
            Vector<double> f0 = new(c0), f1 = new(c1), f2 = new(c2), f3 = new(c3);
            for (; j <= n - Vector<double>.Count; j += Vector<double>.Count)
            {
                Vector<double> t = Vector.LoadUnsafe(ref v, (nuint)j);
                Vector.MultiplyAddEstimate(f0, t, Vector.LoadUnsafe(ref r0, (nuint)j)).StoreUnsafe(ref r0, (nuint)j);
                Vector.MultiplyAddEstimate(f1, t, Vector.LoadUnsafe(ref r1, (nuint)j)).StoreUnsafe(ref r1, (nuint)j);
                Vector.MultiplyAddEstimate(f2, t, Vector.LoadUnsafe(ref r2, (nuint)j)).StoreUnsafe(ref r2, (nuint)j);
                Vector.MultiplyAddEstimate(f3, t, Vector.LoadUnsafe(ref r3, (nuint)j)).StoreUnsafe(ref r3, (nuint)j);
            }
        }

        for (; j < n; j++)
        {
            double t = Unsafe.Add(ref v, j);
            Unsafe.Add(ref r0, j) += c0 * t;
            Unsafe.Add(ref r1, j) += c1 * t;
            Unsafe.Add(ref r2, j) += c2 * t;
            Unsafe.Add(ref r3, j) += c3 * t;
        }
    }
}
