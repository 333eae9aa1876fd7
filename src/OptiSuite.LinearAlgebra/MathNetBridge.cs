using MathNet.Numerics.LinearAlgebra;

namespace OptiSuite.LinearAlgebra;

/// <summary>
/// Between flat row-major arrays and MathNet.Numerics, and the decompositions that are taken from there. All of it allocates: it is
/// for set-up and analysis, not for inner loops.
/// </summary>
public static class MathNetBridge
{
    /// <summary>A MathNet matrix with a copy of the values.</summary>
    /// <param name="values">The values, rows×columns, row-major.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <exception cref="ArgumentException">The number of values is not rows·columns.</exception>
    public static Matrix<double> ToMatrix(ReadOnlySpan<double> values, int rows, int columns)
    {
        if (values.Length != rows * columns)
        {
            throw new ArgumentException($"A matrix of {rows}×{columns} needs {rows * columns} values; got {values.Length}.");
        }

        return Matrix<double>.Build.DenseOfRowMajor(rows, columns, values.ToArray());
    }

    /// <summary>A MathNet vector with a copy of the values.</summary>
    /// <param name="values">The values.</param>
    public static Vector<double> ToVector(ReadOnlySpan<double> values) => Vector<double>.Build.Dense(values.ToArray());

    /// <summary>Writes a MathNet matrix row by row.</summary>
    /// <param name="matrix">The matrix, m×n.</param>
    /// <param name="values">Receives m·n values, row-major.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void CopyTo(Matrix<double> matrix, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (values.Length != matrix.RowCount * matrix.ColumnCount)
        {
            throw new ArgumentException(
                $"A matrix of {matrix.RowCount}×{matrix.ColumnCount} has {matrix.RowCount * matrix.ColumnCount} values; the target {values.Length}.");
        }

        for (int i = 0; i < matrix.RowCount; i++)
        {
            for (int j = 0; j < matrix.ColumnCount; j++) values[(i * matrix.ColumnCount) + j] = matrix[i, j];
        }
    }

    /// <summary>Writes a MathNet vector.</summary>
    /// <param name="vector">The vector, n values.</param>
    /// <param name="values">Receives n values.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void CopyTo(Vector<double> vector, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(vector);
        if (values.Length != vector.Count)
        {
            throw new ArgumentException($"The vector has {vector.Count} values and the target {values.Length}; they must agree.");
        }

        for (int i = 0; i < values.Length; i++) values[i] = vector[i];
    }

    /// <summary>The singular values, largest first.</summary>
    /// <param name="a">A, rows×columns, row-major.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    public static double[] SingularValues(ReadOnlySpan<double> a, int rows, int columns) =>
        ToMatrix(a, rows, columns).Svd(computeVectors: false).S.ToArray();

    /// <summary>The number of singular values above max(rows, columns)·2⁻⁵²·σ₁, MATLAB's rule.</summary>
    /// <param name="a">A, rows×columns, row-major.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    public static int Rank(ReadOnlySpan<double> a, int rows, int columns)
    {
        double[] sigma = SingularValues(a, rows, columns);
        double threshold = Math.Max(rows, columns) * Math.Pow(2, -52) * sigma[0];
        return sigma.Count(value => value > threshold);
    }

    /// <summary>The eigenvalues of a symmetric matrix, smallest first, and its eigenvectors.</summary>
    /// <param name="a">A, n×n, row-major, symmetric.</param>
    /// <param name="order">n.</param>
    /// <param name="vectors">Receives the eigenvectors as columns, n×n, row-major; or empty where they are not wanted.</param>
    public static double[] SymmetricEigenvalues(ReadOnlySpan<double> a, int order, Span<double> vectors = default)
    {
        var evd = ToMatrix(a, order, order).Evd(Symmetricity.Symmetric);
        if (!vectors.IsEmpty) CopyTo(evd.EigenVectors, vectors);
        return [.. evd.EigenValues.Select(value => value.Real)];
    }
}
