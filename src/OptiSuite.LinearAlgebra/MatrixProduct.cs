using System.Numerics.Tensors;

namespace OptiSuite.LinearAlgebra;

/// <summary>The product of dense matrices, C ← α·A·B + β·C. Any strides, so that a transposed factor needs no copy.</summary>
public static class MatrixProduct
{
    /// <summary>C ← α·A·B + β·C; β = 0 overwrites C, whatever it holds.</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A and rows of B.</param>
    /// <param name="alpha">α.</param>
    /// <param name="a">A: element (i, p) at i·aRow + p·aColumn.</param>
    /// <param name="aRow">From a row of A to the next; k for row-major, 1 for the transposed of a row-major matrix.</param>
    /// <param name="aColumn">From a column of A to the next; 1 for row-major.</param>
    /// <param name="b">B: element (p, j) at p·bRow + j·bColumn.</param>
    /// <param name="bRow">From a row of B to the next.</param>
    /// <param name="bColumn">From a column of B to the next.</param>
    /// <param name="beta">β.</param>
    /// <param name="c">C: element (i, j) at i·cRow + j.</param>
    /// <param name="cRow">From a row of C to the next, at least n.</param>
    /// <exception cref="ArgumentException">A matrix is shorter than its shape and strides say.</exception>
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
        int cRow)
    {
        RequireLength(nameof(a), a.Length, m, aRow, k, aColumn);
        RequireLength(nameof(b), b.Length, k, bRow, n, bColumn);
        RequireLength(nameof(c), c.Length, m, cRow, n, 1);
        for (int i = 0; i < m; i++)
        {
            Span<double> row = c.Slice(i * cRow, n);
            if (beta == 0) row.Clear();
            else if (beta != 1) TensorPrimitives.Multiply(row, beta, row);
            for (int p = 0; p < k; p++)
            {
                double factor = alpha * a[(i * aRow) + (p * aColumn)];
                for (int j = 0; j < n; j++) row[j] += factor * b[(p * bRow) + (j * bColumn)];
            }
        }
    }

    private static void RequireLength(string name, int length, int rows, int rowStride, int columns, int columnStride)
    {
        if (rows == 0 || columns == 0) return;
        long needed = ((long)(rows - 1) * rowStride) + ((long)(columns - 1) * columnStride) + 1;
        if (length < needed) throw new ArgumentException($"Matrix {name} of {rows}×{columns} with these strides needs {needed} values; got {length}.", name);
    }
}
