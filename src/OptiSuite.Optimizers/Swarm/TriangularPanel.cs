using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Optimizers;

/// <summary>One row of a triangle times the rows of a panel above it, many columns at a time, in registers.</summary>
internal static class TriangularPanel
{
    private const int Together = 4;

    /// <summary>The distance between the rows of a panel of so many columns: rounded up to what is computed together.</summary>
    public static int Stride(int columns)
    {
        int together = Together * Vector<double>.Count;
        return (columns + together - 1) / together * together;
    }

    /// <summary>row += Σₖ coefficientsₖ panelₖ.</summary>
    /// <param name="coefficients">One for each of the first rows of the panel.</param>
    /// <param name="panel">Rows of <paramref name="stride"/> columns, from <see cref="Stride"/>.</param>
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
        // Eight sums at once hide how long an addition takes; the strides leave four at a time at the end.
        for (; b + 8 <= width; b += 8) Eight(coefficients, rows, width, b, sums.Slice(b, 8), sign);
        for (; b < width; b += Together) Four(coefficients, rows, width, b, sums.Slice(b, Together), sign);
    }

    private static void Eight(ReadOnlySpan<double> coefficients, ReadOnlySpan<Vector<double>> rows, int width, int first, Span<Vector<double>> sums, double sign)
    {
        Vector<double> s7 = sums[7], s6 = sums[6], s5 = sums[5], s4 = sums[4], s3 = sums[3], s2 = sums[2], s1 = sums[1], s0 = sums[0];
        for (int k = 0, at = first; k < coefficients.Length; k++, at += width)
        {
            var c = new Vector<double>(sign * coefficients[k]);
            ReadOnlySpan<Vector<double>> row = rows.Slice(at, 8);
            s0 = Vector.MultiplyAddEstimate(c, row[0], s0);
            s1 = Vector.MultiplyAddEstimate(c, row[1], s1);
            s2 = Vector.MultiplyAddEstimate(c, row[2], s2);
            s3 = Vector.MultiplyAddEstimate(c, row[3], s3);
            s4 = Vector.MultiplyAddEstimate(c, row[4], s4);
            s5 = Vector.MultiplyAddEstimate(c, row[5], s5);
            s6 = Vector.MultiplyAddEstimate(c, row[6], s6);
            s7 = Vector.MultiplyAddEstimate(c, row[7], s7);
        }

        (sums[7], sums[6], sums[5], sums[4], sums[3], sums[2], sums[1], sums[0]) = (s7, s6, s5, s4, s3, s2, s1, s0);
    }

    private static void Four(ReadOnlySpan<double> coefficients, ReadOnlySpan<Vector<double>> rows, int width, int first, Span<Vector<double>> sums, double sign)
    {
        Vector<double> s3 = sums[3], s2 = sums[2], s1 = sums[1], s0 = sums[0];
        for (int k = 0, at = first; k < coefficients.Length; k++, at += width)
        {
            var c = new Vector<double>(sign * coefficients[k]);
            ReadOnlySpan<Vector<double>> row = rows.Slice(at, Together);
            s0 = Vector.MultiplyAddEstimate(c, row[0], s0);
            s1 = Vector.MultiplyAddEstimate(c, row[1], s1);
            s2 = Vector.MultiplyAddEstimate(c, row[2], s2);
            s3 = Vector.MultiplyAddEstimate(c, row[3], s3);
        }

        (sums[3], sums[2], sums[1], sums[0]) = (s3, s2, s1, s0);
    }
}
