using System.Numerics.Tensors;

namespace OptiSuite.LinearAlgebra;

/// <summary>The product of dense matrices, C ← α·A·B + β·C. Any strides, so that a transposed factor needs no copy.</summary>
/// <remarks>
/// <para>K. Goto and R. A. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM Transactions on Mathematical Software
/// 34(3), 2008; F. G. Van Zee and R. A. van de Geijn, "BLIS: a framework for rapidly instantiating BLAS functionality", the same, 41(3), 2015.</para>
/// <para>Each element of C goes through the same roundings whatever the shapes and strides of the matrices around it: its products are
/// added in the order of k. Rows computed apart, on several threads, therefore have the same bits as all rows at once. NaN and infinities
/// spread as in the sum of products, zeros are not skipped, α = 0 neither. Nothing is allocated once the pool of arrays is warm.</para>
/// </remarks>
public static class MatrixProduct
{
    /// <summary>C ← α·A·B + β·C; β = 0 overwrites C, whatever it holds.</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A and rows of B; without any, C ← β·C.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A: element (i, p) at i·aRow + p·aColumn.</param>
    /// <param name="aRow">From a row of A to the next; k for row-major, 1 for the transposed of a row-major matrix.</param>
    /// <param name="aColumn">From a column of A to the next; 1 for row-major.</param>
    /// <param name="b">B: element (p, j) at p·bRow + j·bColumn.</param>
    /// <param name="bRow">From a row of B to the next.</param>
    /// <param name="bColumn">From a column of B to the next.</param>
    /// <param name="beta">β.</param>
    /// <param name="c">C: element (i, j) at i·cRow + j; it must not overlap A or B.</param>
    /// <param name="cRow">From a row of C to the next, at least n.</param>
    /// <exception cref="ArgumentException">A matrix is shorter than its shape and strides say.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or a stride is negative, or the rows of C overlap.</exception>
    public static void Multiply(
        int m,
        int n,
        int k,
        double alpha,
        ReadOnlySpan<double> a,
        int aRow,
        int aColumn,
        ReadOnlySpan<double> b,
        int bRow,
        int bColumn,
        double beta,
        Span<double> c,
        int cRow) =>
        MultiplyRows(0, m, m, n, k, alpha, a, aRow, aColumn, b, bRow, bColumn, beta, c, cRow);

    /// <summary>
    /// The rows first … first + count − 1 of C ← α·A·B + β·C, and no others: so that several threads can share the work. Every row has the
    /// bits that <see cref="Multiply"/> gives it. About 100 rows at a time or more keep the speed.
    /// </summary>
    /// <param name="first">The first row to compute.</param>
    /// <param name="count">How many rows to compute.</param>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A and rows of B; without any, C ← β·C.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">All of A: element (i, p) at i·aRow + p·aColumn.</param>
    /// <param name="aRow">From a row of A to the next.</param>
    /// <param name="aColumn">From a column of A to the next.</param>
    /// <param name="b">B: element (p, j) at p·bRow + j·bColumn.</param>
    /// <param name="bRow">From a row of B to the next.</param>
    /// <param name="bColumn">From a column of B to the next.</param>
    /// <param name="beta">β.</param>
    /// <param name="c">All of C: element (i, j) at i·cRow + j; it must not overlap A or B.</param>
    /// <param name="cRow">From a row of C to the next, at least n.</param>
    /// <exception cref="ArgumentException">A matrix is shorter than its shape and strides say.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or a stride is negative, the rows of C overlap, or there are no such rows.</exception>
    public static unsafe void MultiplyRows(
        int first,
        int count,
        int m,
        int n,
        int k,
        double alpha,
        ReadOnlySpan<double> a,
        int aRow,
        int aColumn,
        ReadOnlySpan<double> b,
        int bRow,
        int bColumn,
        double beta,
        Span<double> c,
        int cRow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(m);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, m - first);
        if (m > 1) ArgumentOutOfRangeException.ThrowIfLessThan(cRow, n);
        RequireLength(nameof(a), a.Length, m, aRow, k, aColumn);
        RequireLength(nameof(b), b.Length, k, bRow, n, bColumn);
        RequireLength(nameof(c), c.Length, m, cRow, n, 1);
        if (count == 0 || n == 0) return;
        if (k == 0)
        {
            for (int i = first; i < first + count; i++) Scale(c.Slice(i * cRow, n), beta);
            return;
        }

        fixed (double* pa = a, pb = b, pc = c)
        {
            var left = new StridedMatrix(pa + ((nint)first * aRow), aRow, aColumn);
            var right = new StridedMatrix(pb, bRow, bColumn);
            var product = new StridedMatrix(pc + ((nint)first * cRow), cRow, 1);

            // Vectors run along the columns of C. Where those are few and the rows many, compute the transposed product instead.
            if (n < ProductKernel.Columns && count > n)
            {
                BlockedProduct.Run(n, count, k, alpha, right.Transposed, left.Transposed, beta, product.Transposed);
            }
            else
            {
                BlockedProduct.Run(count, n, k, alpha, left, right, beta, product);
            }
        }
    }

    private static void Scale(Span<double> row, double beta)
    {
        if (beta == 0) row.Clear();
        else TensorPrimitives.Multiply(row, beta, row);
    }

    private static void RequireLength(string name, int length, int rows, int rowStride, int columns, int columnStride)
    {
        if (rowStride < 0 || columnStride < 0)
        {
            throw new ArgumentOutOfRangeException(name, $"Matrix {name} has the strides {rowStride} and {columnStride}; they must not be negative.");
        }

        if (rows == 0 || columns == 0) return;
        long needed = ((long)(rows - 1) * rowStride) + ((long)(columns - 1) * columnStride) + 1;
        if (length < needed) throw new ArgumentException($"Matrix {name} of {rows}×{columns} with these strides needs {needed} values; got {length}.", name);
    }
}
