using System.Runtime.CompilerServices;

namespace OptiSuite.LinearAlgebra;

/// <summary>
/// Products with dense row-major matrices, without allocation. Rows are taken by four; sums may be rounded as fused multiplications and
/// additions round them.
/// </summary>
public static class MatrixKernels
{
    /// <summary>y ← A x.</summary>
    /// <param name="a">A, m×n, row-major.</param>
    /// <param name="x">x, n values.</param>
    /// <param name="y">Receives A x, m values.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
    {
        RequireShape(a, y.Length, x.Length);
        int n = x.Length, i = 0;
        if (n == 0)
        {
            y.Clear();
            return;
        }

        for (; i <= y.Length - RowKernels.Rows; i += RowKernels.Rows)
        {
            RowKernels.Multiply(a.Slice(i * n, RowKernels.Rows * n), x, y.Slice(i, RowKernels.Rows));
        }

        for (; i < y.Length; i++) y[i] = VectorKernels.Dot(a.Slice(i * n, n), x);
    }

    /// <summary>x ← x + α Aᵀ y.</summary>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, m×n, row-major.</param>
    /// <param name="y">y, m values.</param>
    /// <param name="x">x, n values, in place.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddTransposedProduct(double alpha, ReadOnlySpan<double> a, ReadOnlySpan<double> y, Span<double> x)
    {
        RequireShape(a, y.Length, x.Length);
        int n = x.Length, m = y.Length;
        // Multipliers are mostly zero: their rows are passed over, and the others taken by four.
        for (int next = 0; ;)
        {
            int i0 = NextNonZero(y, next), i1 = NextNonZero(y, i0 + 1), i2 = NextNonZero(y, i1 + 1), i3 = NextNonZero(y, i2 + 1);
            if (i3 >= m)
            {
                if (i0 < m) VectorKernels.AddScaled(alpha * y[i0], a.Slice(i0 * n, n), x);
                if (i1 < m) VectorKernels.AddScaled(alpha * y[i1], a.Slice(i1 * n, n), x);
                if (i2 < m) VectorKernels.AddScaled(alpha * y[i2], a.Slice(i2 * n, n), x);
                return;
            }

            RowKernels.AddRows(a, (i0, i1, i2, i3), alpha * y[i0], alpha * y[i1], alpha * y[i2], alpha * y[i3], x);
            next = i3 + 1;
        }
    }

    /// <summary>A ← A + α x yᵀ.</summary>
    /// <param name="alpha">α.</param>
    /// <param name="x">x, m values.</param>
    /// <param name="y">y, n values.</param>
    /// <param name="a">A, m×n, row-major, in place.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddOuterProduct(double alpha, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> a)
    {
        RequireShape(a, x.Length, y.Length);
        int n = y.Length, m = x.Length;
        for (int next = 0; ;)
        {
            int i0 = NextNonZero(x, next), i1 = NextNonZero(x, i0 + 1), i2 = NextNonZero(x, i1 + 1), i3 = NextNonZero(x, i2 + 1);
            if (i3 >= m)
            {
                if (i0 < m) VectorKernels.AddScaled(alpha * x[i0], y, a.Slice(i0 * n, n));
                if (i1 < m) VectorKernels.AddScaled(alpha * x[i1], y, a.Slice(i1 * n, n));
                if (i2 < m) VectorKernels.AddScaled(alpha * x[i2], y, a.Slice(i2 * n, n));
                return;
            }

            RowKernels.AddToRows(y, (i0, i1, i2, i3), alpha * x[i0], alpha * x[i1], alpha * x[i2], alpha * x[i3], a);
            next = i3 + 1;
        }
    }

    /// <summary>A ← scale · I.</summary>
    /// <param name="a">A, n×n, row-major.</param>
    /// <param name="n">The order n.</param>
    /// <param name="scale">The value on the diagonal.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SetIdentity(Span<double> a, int n, double scale)
    {
        RequireShape(a, n, n);
        a.Clear();
        for (int i = 0; i < n; i++) a[(i * n) + i] = scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NextNonZero(ReadOnlySpan<double> values, int i)
    {
        while (i < values.Length && values[i] == 0) i++;
        return i;
    }

    private static void RequireShape(ReadOnlySpan<double> a, int rows, int columns)
    {
        if (a.Length != rows * columns)
        {
            throw new ArgumentException($"A matrix of {rows}×{columns} needs {rows * columns} values; got {a.Length}.");
        }
    }
}
