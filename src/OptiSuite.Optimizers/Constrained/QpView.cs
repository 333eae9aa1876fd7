namespace OptiSuite.Optimizers;

/// <summary>
/// The data of min ½xᵀBx + gᵀx subject to rowLower ≤ A x ≤ rowUpper and lower ≤ x ≤ upper, as views of the caller's arrays.
/// Equal limits make an equality; infinite ones are no limit. B is the <see cref="FactoredHessian"/> of the solver.
/// </summary>
public readonly ref struct QpView
{
    /// <summary>g, n values.</summary>
    public required ReadOnlySpan<double> Gradient { get; init; }

    /// <summary>A, m×n, row-major; empty without rows.</summary>
    public ReadOnlySpan<double> Matrix { get; init; }

    /// <summary>The lower limits of the rows, m values.</summary>
    public ReadOnlySpan<double> RowLower { get; init; }

    /// <summary>The upper limits of the rows, m values.</summary>
    public ReadOnlySpan<double> RowUpper { get; init; }

    /// <summary>The lower bounds, n values, or empty where no variable has one.</summary>
    public ReadOnlySpan<double> Lower { get; init; }

    /// <summary>The upper bounds, n values, or empty where no variable has one.</summary>
    public ReadOnlySpan<double> Upper { get; init; }

    /// <summary>
    /// Empty: the rows must hold. Otherwise m positive weights ωᵢ, and the rows are elastic: the program minimizes
    /// ½xᵀBx + gᵀx + Σ ωᵢ·max(rowLowerᵢ − aᵢᵀx, aᵢᵀx − rowUpperᵢ, 0) instead, which bounds the multipliers by |λᵢ| ≤ ωᵢ.
    /// </summary>
    public ReadOnlySpan<double> RowWeights { get; init; }

    /// <summary>The number of rows m.</summary>
    public int RowCount => RowLower.Length;
}

/// <summary>How a quadratic program ended.</summary>
public enum QpStatus
{
    /// <summary>Solved: the point satisfies the first-order conditions.</summary>
    Solved,

    /// <summary>No point satisfies the rows and the bounds.</summary>
    Infeasible,

    /// <summary>The iterations are used up; the point is dual feasible only.</summary>
    IterationLimit,
}
