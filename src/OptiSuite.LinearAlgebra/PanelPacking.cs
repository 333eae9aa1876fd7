using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptiSuite.LinearAlgebra;

/// <summary>Copies parts of a matrix into panels that <see cref="ProductKernel"/> reads from front to back.</summary>
internal static unsafe class PanelPacking
{
    /// <summary>How many columns are packed at once where they lie side by side: whole pieces of a row, as the processor fetches them.</summary>
    public const int Together = 4 * ProductKernel.Columns;

    /// <summary>Panel after panel of six rows of A.</summary>
    public static void PackAllRows(in StridedMatrix a, int rows, int k, double* panels)
    {
        for (int i = 0; i < rows; i += ProductKernel.Rows)
        {
            PackRows(a.From(i, 0), Math.Min(ProductKernel.Rows, rows - i), k, panels + ((nint)i * k));
        }
    }

    /// <summary>Panel after panel of eight columns of B.</summary>
    public static void PackAllColumns(in StridedMatrix b, int columns, int k, double* panels)
    {
        int j = 0;
        for (; b.Column == 1 && j <= columns - Together; j += Together) PackTogether(b.From(0, j), k, panels + ((nint)j * k));
        for (; j < columns; j += ProductKernel.Columns)
        {
            PackColumns(b.From(0, j), Math.Min(ProductKernel.Columns, columns - j), k, panels + ((nint)j * k));
        }
    }

    /// <summary>
    /// A panel of up to 6 rows of A: element (i, p) at 6·p + i. Rows that are not there are left as they are; the kernel does not read them.
    /// </summary>
    public static void PackRows(in StridedMatrix a, int rows, int k, double* panel)
    {
        int p = 0;
        if (rows == ProductKernel.Rows && a.Row == 1)
        {
            for (; p < k; p++, panel += ProductKernel.Rows)
            {
                double* source = a.At(0, p);
                Vector256.Store(Vector256.Load(source), panel);
                Vector128.Store(Vector128.Load(source + 4), panel + 4);
            }

            return;
        }

        if (rows == ProductKernel.Rows && a.Column == 1 && Avx.IsSupported)
        {
            for (; p <= k - 4; p += 4, panel += 4 * ProductKernel.Rows)
            {
                Transpose(a.At(0, p), a.Row, out Vector256<double> t0, out Vector256<double> t1, out Vector256<double> t2, out Vector256<double> t3);
                Vector256<double> u = Vector256.Load(a.At(4, p)), v = Vector256.Load(a.At(5, p));
                Vector256<double> low = Avx.UnpackLow(u, v), high = Avx.UnpackHigh(u, v);
                Vector256.Store(t0, panel);
                Vector128.Store(low.GetLower(), panel + 4);
                Vector256.Store(t1, panel + 6);
                Vector128.Store(high.GetLower(), panel + 10);
                Vector256.Store(t2, panel + 12);
                Vector128.Store(low.GetUpper(), panel + 16);
                Vector256.Store(t3, panel + 18);
                Vector128.Store(high.GetUpper(), panel + 22);
            }
        }

        for (; p < k; p++, panel += ProductKernel.Rows)
        {
            for (int i = 0; i < rows; i++) panel[i] = *a.At(i, p);
        }
    }

    /// <summary>A panel of up to 8 columns of B: element (p, j) at 8·p + j; 0 in columns that are not there.</summary>
    public static void PackColumns(in StridedMatrix b, int columns, int k, double* panel)
    {
        int p = 0;
        if (columns == ProductKernel.Columns && b.Column == 1)
        {
            for (; p < k; p++, panel += ProductKernel.Columns)
            {
                double* source = b.At(p, 0);
                Vector256.Store(Vector256.Load(source), panel);
                Vector256.Store(Vector256.Load(source + 4), panel + 4);
            }

            return;
        }

        if (columns == ProductKernel.Columns && b.Row == 1 && Avx.IsSupported)
        {
            for (; p <= k - 4; p += 4, panel += 4 * ProductKernel.Columns)
            {
                Transpose(b.At(p, 0), b.Column, out Vector256<double> t0, out Vector256<double> t1, out Vector256<double> t2, out Vector256<double> t3);
                Transpose(b.At(p, 4), b.Column, out Vector256<double> u0, out Vector256<double> u1, out Vector256<double> u2, out Vector256<double> u3);
                Vector256.Store(t0, panel);
                Vector256.Store(u0, panel + 4);
                Vector256.Store(t1, panel + 8);
                Vector256.Store(u1, panel + 12);
                Vector256.Store(t2, panel + 16);
                Vector256.Store(u2, panel + 20);
                Vector256.Store(t3, panel + 24);
                Vector256.Store(u3, panel + 28);
            }
        }

        for (; p < k; p++, panel += ProductKernel.Columns)
        {
            for (int j = 0; j < columns; j++) panel[j] = *b.At(p, j);
            for (int j = columns; j < ProductKernel.Columns; j++) panel[j] = 0;
        }
    }

    private static void PackTogether(in StridedMatrix b, int k, double* panels)
    {
        nint next = (nint)ProductKernel.Columns * k;
        for (nint p = 0; p < k; p++, panels += ProductKernel.Columns)
        {
            double* source = b.At(p, 0), target = panels;
            for (int j = 0; j < Together; j += ProductKernel.Columns, source += ProductKernel.Columns, target += next)
            {
                Vector256.Store(Vector256.Load(source), target);
                Vector256.Store(Vector256.Load(source + 4), target + 4);
            }
        }
    }

    // Four rows of four, each row side by side, become columns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        double* source, nint row, out Vector256<double> t0, out Vector256<double> t1, out Vector256<double> t2, out Vector256<double> t3)
    {
        Vector256<double> r0 = Vector256.Load(source), r1 = Vector256.Load(source + row);
        Vector256<double> r2 = Vector256.Load(source + (2 * row)), r3 = Vector256.Load(source + (3 * row));
        Vector256<double> low01 = Avx.UnpackLow(r0, r1), high01 = Avx.UnpackHigh(r0, r1);
        Vector256<double> low23 = Avx.UnpackLow(r2, r3), high23 = Avx.UnpackHigh(r2, r3);
        t0 = Avx.Permute2x128(low01, low23, 0x20);
        t1 = Avx.Permute2x128(high01, high23, 0x20);
        t2 = Avx.Permute2x128(low01, low23, 0x31);
        t3 = Avx.Permute2x128(high01, high23, 0x31);
    }
}
