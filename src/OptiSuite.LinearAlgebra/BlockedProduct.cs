using System.Buffers;
using System.Runtime.CompilerServices;

namespace OptiSuite.LinearAlgebra;

/// <summary>
/// The loops around <see cref="ProductKernel"/> (Van Zee and van de Geijn 2015, figure 1): a panel of 256×8 of B stays in the first-level
/// cache, a block of 144×256 of A in the second, and 256×4080 of B in the third. Small factors are read where they are.
/// </summary>
internal static unsafe class BlockedProduct
{
    // kc: how many products are added before they go to C. It alone decides about roundings, so it is the same for every shape.
    private const int Depth = 256;

    // mc and nc. A block of A fills half of a second-level cache of 512 KiB; with 8 MiB of B there is room for two threads in the third.
    private const int BlockRows = 144;
    private const int BlockColumns = 4080;

    // Copies pay from here on; below, the processor's caches do as well without (measured).
    private const int DirectColumns = 64;
    private const int DirectRows = 24;
    private const int DirectValues = 3000;
    private const int CacheLine = 8;

    /// <summary>C ← α·A·B + β·C with A of m×k and B of k×n, neither of them empty.</summary>
    [SkipLocalsInit]
    public static void Run(
        int m, int n, int k, double alpha, in StridedMatrix a, in StridedMatrix b, double beta, in StridedMatrix c)
    {
        bool packsA = n > DirectColumns && m > 1;
        bool packsB = b.Column != 1 || (m > DirectRows && (long)n * k > DirectValues);

        // With a single block of rows, each panel of B is needed once: it is packed just before, and stays in the nearer caches.
        bool packsAhead = packsB && m > BlockRows;
        int height = Math.Min(m, BlockRows), width = m > BlockRows ? Math.Min(n, BlockColumns) : n, depth = Math.Min(k, Depth);
        int strip = packsAhead ? width : packsB && b.Column == 1 ? PanelPacking.Together : ProductKernel.Columns;
        int lengthB = depth * RoundUp(strip, ProductKernel.Columns);
        int lengthA = packsA ? depth * RoundUp(height, ProductKernel.Rows) : 0;
        double* tile = stackalloc double[ProductKernel.Rows * ProductKernel.Columns];
        double[] rented = ArrayPool<double>.Shared.Rent(lengthA + lengthB + CacheLine);
        fixed (double* start = rented)
        {
            const nint LastByte = (CacheLine * sizeof(double)) - 1;
            double* panelsB = (double*)(((nint)start + LastByte) & ~LastByte), panelsA = panelsB + lengthB;
            for (int j = 0; j < n; j += width)
            {
                int columns = Math.Min(width, n - j);
                for (int p = 0; p < k; p += Depth)
                {
                    int terms = Math.Min(Depth, k - p);
                    double keep = p == 0 ? beta : 1;
                    if (packsAhead) PanelPacking.PackAllColumns(b.From(p, j), columns, terms, panelsB);
                    for (int i = 0; i < m; i += height)
                    {
                        int rows = Math.Min(height, m - i);
                        if (packsA) PanelPacking.PackAllRows(a.From(i, p), rows, terms, panelsA);

                        // Six rows of A after the other, or packed panels of six rows.
                        StridedMatrix left = packsA ? new(panelsA, 1, ProductKernel.Rows) : a.From(i, p);
                        nint nextLeft = ProductKernel.Rows * (packsA ? terms : left.Row);
                        for (int jr = 0; jr < columns; jr += ProductKernel.Columns)
                        {
                            int count = Math.Min(ProductKernel.Columns, columns - jr), inStrip = jr % strip;
                            StridedMatrix right = new(panelsB + ((nint)inStrip * terms), ProductKernel.Columns, 1);
                            if (!packsB && count == ProductKernel.Columns) right = b.From(p, j + jr);
                            else if (!packsAhead && inStrip == 0) PanelPacking.PackAllColumns(b.From(p, j + jr), Math.Min(strip, columns - jr), terms, panelsB);
                            MultiplyPanel(rows, count, terms, alpha, left, nextLeft, right, keep, c.From(i, j + jr), tile);
                        }
                    }
                }
            }
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>Up to eight columns of C from all rows of a block of A.</summary>
    private static void MultiplyPanel(
        int rows,
        int columns,
        int k,
        double alpha,
        StridedMatrix a,
        nint nextA,
        in StridedMatrix b,
        double beta,
        StridedMatrix c,
        double* tile)
    {
        bool whole = columns == ProductKernel.Columns && c.Column == 1;
        for (int i = 0; i < rows; i += ProductKernel.Rows)
        {
            int height = Math.Min(ProductKernel.Rows, rows - i);
            if (whole)
            {
                ProductKernel.Run(k, alpha, a, height, b, beta, c.Start, c.Row);
            }
            else
            {
                ProductKernel.Run(k, 1, a, height, b, 0, tile, ProductKernel.Columns);
                Combine(alpha, tile, height, columns, beta, c);
            }

            a = new(a.Start + nextA, a.Row, a.Column);
            c = c.From(ProductKernel.Rows, 0);
        }
    }

    // The last columns, and columns of C that do not lie side by side.
    private static void Combine(double alpha, double* tile, int rows, int columns, double beta, in StridedMatrix c)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double* target = c.At(i, j);
                *target = ProductKernel.Combine(alpha, tile[(i * ProductKernel.Columns) + j], beta, beta == 0 ? 0 : *target);
            }
        }
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
