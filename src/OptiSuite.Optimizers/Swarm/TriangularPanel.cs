using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Optimizers;

/// <summary>One row of a triangle times the rows of a panel above it, four registers of columns at a time.</summary>
internal static class TriangularPanel
{
    /// <summary>row += Σₖ coefficientsₖ panelₖ.</summary>
    /// <param name="coefficients">One for each of the first rows of the panel.</param>
    /// <param name="panel">Rows of <paramref name="stride"/> columns, a multiple of the register's length.</param>
    /// <param name="stride">The length of a row.</param>
    /// <param name="row">The row to change; none of those that are added.</param>
    public static void Add(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> panel, int stride, Span<double> row) =>
        Accumulate(coefficients, panel, stride, row, 1);

    /// <summary>row −= Σₖ coefficientsₖ panelₖ.</summary>
    /// <inheritdoc cref="Add"/>
    public static void Subtract(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> panel, int stride, Span<double> row) =>
        Accumulate(coefficients, panel, stride, row, -1);

    private static void Accumulate(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> panel, int stride, Span<double> row, double sign)
    {
        ReadOnlySpan<Vector<double>> rows = MemoryMarshal.Cast<double, Vector<double>>(panel);
        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(row);
        int width = stride / Vector<double>.Count, b = 0;
        for (; b + 4 <= width; b += 4)
        {
            Vector<double> s0 = sums[b], s1 = sums[b + 1], s2 = sums[b + 2], s3 = sums[b + 3];
            for (int k = 0, at = b; k < coefficients.Length; k++, at += width)
            {
                var c = new Vector<double>(sign * coefficients[k]);
                ReadOnlySpan<Vector<double>> four = rows.Slice(at, 4);
                s0 += c * four[0];
                s1 += c * four[1];
                s2 += c * four[2];
                s3 += c * four[3];
            }

            (sums[b], sums[b + 1], sums[b + 2], sums[b + 3]) = (s0, s1, s2, s3);
        }

        for (; b < width; b++)
        {
            Vector<double> s = sums[b];
            for (int k = 0, at = b; k < coefficients.Length; k++, at += width) s += new Vector<double>(sign * coefficients[k]) * rows[at];
            sums[b] = s;
        }
    }
}
