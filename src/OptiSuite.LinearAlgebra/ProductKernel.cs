using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptiSuite.LinearAlgebra;

/// <summary>
/// The innermost part of the product: a tile of 6×8 elements of C, whose sums stay in twelve vector registers while k goes by. Each step
/// loads eight elements of B and spreads six of A, for 48 multiplications and additions.
/// </summary>
internal static unsafe class ProductKernel
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a tile.</summary>
    public const int Columns = 8;

    /// <summary>Tile ← α·A·B + β·tile, for all 6×8 elements, columns of the tile side by side.</summary>
    /// <param name="k">Columns of A and rows of B, at least 1.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A; rows beyond the last are taken to be the last.</param>
    /// <param name="rows">Rows of A, at most 6.</param>
    /// <param name="b">B, of eight columns side by side.</param>
    /// <param name="beta">β; 0 overwrites.</param>
    /// <param name="c">The tile.</param>
    /// <param name="cRow">From a row of the tile to the next.</param>
    public static void Run(int k, double alpha, in StridedMatrix a, int rows, in StridedMatrix b, double beta, double* c, nint cRow)
    {
        if (Vector256.IsHardwareAccelerated) RunInRegisters(k, alpha, a, rows, b, beta, c, cRow);
        else RunPortable(k, alpha, a, rows, b, beta, c, cRow);
    }

    /// <summary>fl(α·sum + β·c), as the tile does it; β = 0 does not look at c.</summary>
    public static double Combine(double alpha, double sum, double beta, double c) =>
        beta == 0 ? alpha * sum : double.MultiplyAddEstimate(alpha, sum, beta * c);

    /// <summary>The same for machines without vectors of four: the sums are in memory.</summary>
    [SkipLocalsInit]
    internal static void RunPortable(int k, double alpha, in StridedMatrix a, int rows, in StridedMatrix b, double beta, double* c, nint cRow)
    {
        double* sums = stackalloc double[Rows * Columns];
        new Span<double>(sums, Rows * Columns).Clear();
        int width = Math.Min(Vector<double>.Count, Columns);
        for (nint p = 0; p < k; p++)
        {
            double* row = b.At(p, 0);
            for (int i = 0; i < rows; i++)
            {
                var factor = new Vector<double>(*a.At(i, p));
                double* sum = sums + (i * Columns);
                for (int j = 0; j < Columns; j += width)
                {
                    Vector.Store(Vector.MultiplyAddEstimate(factor, Vector.Load(row + j), Vector.Load(sum + j)), sum + j);
                }
            }
        }

        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                double* target = c + (i * cRow) + j;
                *target = Combine(alpha, sums[(i * Columns) + j], beta, beta == 0 ? 0 : *target);
            }
        }
    }

    private static void RunInRegisters(int k, double alpha, in StridedMatrix a, int rows, in StridedMatrix b, double beta, double* c, nint cRow)
    {
        nint last = rows - 1, row = a.Row, step = a.Column, nextB = b.Row;
        double* pb = b.Start;
        double* a0 = a.Start, a1 = a0 + (Math.Min(1, last) * row), a2 = a0 + (Math.Min(2, last) * row);
        double* a3 = a0 + (Math.Min(3, last) * row), a4 = a0 + (Math.Min(4, last) * row), a5 = a0 + (Math.Min(5, last) * row);
        Vector256<double> s00 = Vector256<double>.Zero, s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00;
        Vector256<double> s30 = s00, s31 = s00, s40 = s00, s41 = s00, s50 = s00, s51 = s00;
        if (Sse.IsSupported && beta != 0)
        {
            for (nint i = 0; i < Rows; i++) Sse.Prefetch0(c + (i * cRow));
        }

        nint at = 0;
        for (; k > 0; k--)
        {
            Vector256<double> b0 = Vector256.Load(pb), b1 = Vector256.Load(pb + 4);
            Vector256<double> factor = Vector256.Create(a0[at]);
            s00 = Vector256.MultiplyAddEstimate(factor, b0, s00);
            s01 = Vector256.MultiplyAddEstimate(factor, b1, s01);
            factor = Vector256.Create(a1[at]);
            s10 = Vector256.MultiplyAddEstimate(factor, b0, s10);
            s11 = Vector256.MultiplyAddEstimate(factor, b1, s11);
            factor = Vector256.Create(a2[at]);
            s20 = Vector256.MultiplyAddEstimate(factor, b0, s20);
            s21 = Vector256.MultiplyAddEstimate(factor, b1, s21);
            factor = Vector256.Create(a3[at]);
            s30 = Vector256.MultiplyAddEstimate(factor, b0, s30);
            s31 = Vector256.MultiplyAddEstimate(factor, b1, s31);
            factor = Vector256.Create(a4[at]);
            s40 = Vector256.MultiplyAddEstimate(factor, b0, s40);
            s41 = Vector256.MultiplyAddEstimate(factor, b1, s41);
            factor = Vector256.Create(a5[at]);
            s50 = Vector256.MultiplyAddEstimate(factor, b0, s50);
            s51 = Vector256.MultiplyAddEstimate(factor, b1, s51);
            at += step;
            pb += nextB;
        }

        Vector256<double> scale = Vector256.Create(alpha), keep = Vector256.Create(beta);
        Store(s00, s01, scale, keep, beta, c);
        if (rows > 1) Store(s10, s11, scale, keep, beta, c + cRow);
        if (rows > 2) Store(s20, s21, scale, keep, beta, c + (2 * cRow));
        if (rows > 3) Store(s30, s31, scale, keep, beta, c + (3 * cRow));
        if (rows > 4) Store(s40, s41, scale, keep, beta, c + (4 * cRow));
        if (rows > 5) Store(s50, s51, scale, keep, beta, c + (5 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Vector256<double> sum0, Vector256<double> sum1, Vector256<double> alpha, Vector256<double> beta, double scalarBeta, double* c)
    {
        if (scalarBeta == 0)
        {
            Vector256.Store(alpha * sum0, c);
            Vector256.Store(alpha * sum1, c + 4);
        }
        else
        {
            Vector256.Store(Vector256.MultiplyAddEstimate(alpha, sum0, beta * Vector256.Load(c)), c);
            Vector256.Store(Vector256.MultiplyAddEstimate(alpha, sum1, beta * Vector256.Load(c + 4)), c + 4);
        }
    }
}
