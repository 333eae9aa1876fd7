namespace OptiSuite.LinearAlgebra;

/// <summary>
/// The factorization A = Q R of a matrix with at least as many rows as columns by Householder reflections (Golub and Van Loan,
/// algorithm 5.2.1), in storage that is allocated once.
/// </summary>
public sealed class HouseholderQr
{
    // Qᵀ A is built on the transpose: row j of _columns is column j of A, so that reflections run along contiguous memory.
    private readonly double[] _columns, _beta, _diagonal;

    /// <summary>Storage for m×n matrices.</summary>
    /// <param name="rows">m, not below n.</param>
    /// <param name="columns">n, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows than columns, or no column.</exception>
    public HouseholderQr(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, columns);
        Rows = rows;
        Columns = columns;
        _columns = new double[rows * columns];
        _beta = new double[columns];
        _diagonal = new double[columns];
    }

    /// <summary>The number of rows m.</summary>
    public int Rows { get; }

    /// <summary>The number of columns n.</summary>
    public int Columns { get; }

    /// <summary>Factors A.</summary>
    /// <param name="a">A, m×n, row-major.</param>
    /// <exception cref="ArgumentException">A has another number of values.</exception>
    public void Factor(ReadOnlySpan<double> a)
    {
        if (a.Length != Rows * Columns)
        {
            throw new ArgumentException($"A matrix of {Rows}×{Columns} needs {Rows * Columns} values; got {a.Length}.");
        }

        for (int j = 0; j < Columns; j++)
        {
            for (int i = 0; i < Rows; i++) _columns[(j * Rows) + i] = a[(i * Columns) + j];
        }

        for (int j = 0; j < Columns; j++)
        {
            _beta[j] = HouseholderReflection.Create(Reflector(j), out _diagonal[j]);
            for (int k = j + 1; k < Columns; k++) Reflect(j, _columns.AsSpan(k * Rows, Rows));
        }
    }

    /// <summary>Entry (i, j) of the n×n triangle R.</summary>
    /// <param name="i">The row.</param>
    /// <param name="j">The column.</param>
    public double R(int i, int j) => i > j ? 0 : i == j ? _diagonal[j] : _columns[(j * Rows) + i];

    /// <summary>b ← Qᵀb.</summary>
    /// <param name="b">b, m values, in place.</param>
    public void ApplyTransposedQ(Span<double> b)
    {
        for (int j = 0; j < Columns; j++) Reflect(j, b);
    }

    /// <summary>b ← Q b.</summary>
    /// <param name="b">b, m values, in place.</param>
    public void ApplyQ(Span<double> b)
    {
        for (int j = Columns - 1; j >= 0; j--) Reflect(j, b);
    }

    /// <summary>The least-squares solution: min ‖A x − b‖₂.</summary>
    /// <param name="b">b on entry, Qᵀb on return, m values: those from n on are the residual in Q's coordinates.</param>
    /// <param name="x">Receives x, n values.</param>
    /// <returns>Whether every diagonal entry of R is above rounding (10⁻¹⁴ of the largest); where false, x is not written.</returns>
    public bool TrySolve(Span<double> b, Span<double> x)
    {
        ApplyTransposedQ(b);
        double largest = VectorKernels.MaxAbs(_diagonal);
        foreach (double d in _diagonal)
        {
            if (!(Math.Abs(d) > 1e-14 * largest)) return false;
        }

        for (int i = Columns - 1; i >= 0; i--)
        {
            double sum = b[i];
            for (int j = i + 1; j < Columns; j++) sum -= R(i, j) * x[j];
            x[i] = sum / _diagonal[i];
        }

        return true;
    }

    private Span<double> Reflector(int j) => _columns.AsSpan((j * Rows) + j, Rows - j);

    private void Reflect(int j, Span<double> column)
    {
        Span<double> v = Reflector(j), tail = column[j..];
        double projection = System.Numerics.Tensors.TensorPrimitives.Dot<double>(v, tail);
        VectorKernels.AddScaled(-_beta[j] * projection, v, tail);
    }
}
