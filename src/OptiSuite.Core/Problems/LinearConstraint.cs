namespace OptiSuite;

/// <summary>Linear constraints lower ≤ A x ≤ upper.</summary>
public sealed class LinearConstraint : IConstraint
{
    private readonly double[] _matrix;
    private readonly ConstraintLimits _limits;

    /// <summary>lower ≤ A x ≤ upper.</summary>
    /// <param name="matrix">A, m×n.</param>
    /// <param name="lower">The lower limits, m values; −∞ where there is none.</param>
    /// <param name="upper">The upper limits, m values; +∞ where there is none.</param>
    /// <param name="name">What to call the block in messages.</param>
    /// <exception cref="ArgumentException">Shapes differ, a coefficient is not finite, or a lower limit is above the upper.</exception>
    public LinearConstraint(double[,] matrix, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, string name = "linear")
    {
        ArgumentNullException.ThrowIfNull(matrix);
        _limits = new ConstraintLimits(name, lower, upper);
        Name = name;
        Dimension = matrix.GetLength(1);
        if (matrix.GetLength(0) != Count)
        {
            throw new ArgumentException(
                $"Constraint '{name}' has a matrix of {matrix.GetLength(0)} rows and {Count} limits; give one pair of limits for every row.");
        }

        _matrix = new double[matrix.Length];
        Buffer.BlockCopy(matrix, 0, _matrix, 0, matrix.Length * sizeof(double));
        int bad = Array.FindIndex(_matrix, value => !double.IsFinite(value));
        if (bad >= 0)
        {
            throw new ArgumentException(
                $"Coefficient ({bad / Dimension}, {bad % Dimension}) of constraint '{name}' is {_matrix[bad]}; coefficients must be finite.");
        }

        Kinds = _limits.Kinds(ConstraintKinds.LinearEquality, ConstraintKinds.LinearInequality);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The number of variables n.</summary>
    public int Dimension { get; }

    /// <summary>A, m×n, row-major.</summary>
    public ReadOnlySpan<double> Matrix => _matrix;

    /// <inheritdoc/>
    public ConstraintKinds Kinds { get; }

    /// <inheritdoc/>
    public int Count => _limits.Lower.Length;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Lower => _limits.Lower.AsSpan();

    /// <inheritdoc/>
    public ReadOnlySpan<double> Upper => _limits.Upper.AsSpan();

    /// <inheritdoc/>
    public bool HasJacobian => true;

    /// <summary>A x ≤ b.</summary>
    /// <param name="matrix">A, m×n.</param>
    /// <param name="upper">b, m values.</param>
    /// <param name="name">What to call the block in messages.</param>
    public static LinearConstraint AtMost(double[,] matrix, ReadOnlySpan<double> upper, string name = "linear") =>
        new(matrix, ConstraintLimits.Fill(upper.Length, double.NegativeInfinity), upper, name);

    /// <summary>A x ≥ b.</summary>
    /// <param name="matrix">A, m×n.</param>
    /// <param name="lower">b, m values.</param>
    /// <param name="name">What to call the block in messages.</param>
    public static LinearConstraint AtLeast(double[,] matrix, ReadOnlySpan<double> lower, string name = "linear") =>
        new(matrix, lower, ConstraintLimits.Fill(lower.Length, double.PositiveInfinity), name);

    /// <summary>A x = b.</summary>
    /// <param name="matrix">A, m×n.</param>
    /// <param name="value">b, m values.</param>
    /// <param name="name">What to call the block in messages.</param>
    public static LinearConstraint EqualTo(double[,] matrix, ReadOnlySpan<double> value, string name = "linear") =>
        new(matrix, value, value, name);

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, Span<double> values)
    {
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<double> row = _matrix.AsSpan(i * Dimension, Dimension);
            double sum = 0;
            for (int j = 0; j < row.Length; j++) sum += row[j] * x[j];
            values[i] = sum;
        }
    }

    /// <inheritdoc/>
    public void Jacobian(ReadOnlySpan<double> x, Span<double> jacobian) => _matrix.CopyTo(jacobian);
}
