namespace OptiSuite.LinearAlgebra;

/// <summary>
/// The factorization A = L Lᵀ of a symmetric positive definite matrix, in storage that is allocated once. A matrix that is not
/// positive definite is reported (<see cref="FailedPivot"/>), or shifted until it is (<see cref="FactorShifted"/>).
/// </summary>
public sealed class Cholesky
{
    private readonly double[] _l;

    /// <summary>Storage for matrices of one order.</summary>
    /// <param name="order">n, at least 1.</param>
    public Cholesky(int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        Order = order;
        _l = new double[order * order];
    }

    /// <summary>The order n.</summary>
    public int Order { get; }

    /// <summary>L, n×n, row-major; above the diagonal it holds nothing of use.</summary>
    public ReadOnlySpan<double> Factor => _l;

    /// <summary>The pivot that was not positive in the last factorization, or −1 where all were.</summary>
    public int FailedPivot { get; private set; } = -1;

    /// <summary>The multiple τ of the identity that was added to the last matrix; 0 where none was needed.</summary>
    public double Shift { get; private set; }

    /// <summary>Factors A.</summary>
    /// <param name="a">A, n×n, row-major; only the lower triangle is read.</param>
    /// <returns>Whether A is positive definite to working precision.</returns>
    /// <exception cref="ArgumentException">A has another number of values.</exception>
    public bool TryFactor(ReadOnlySpan<double> a) => TryFactor(a, 0);

    /// <summary>
    /// Factors A + τI with the first τ in 0, β, 2β, 4β, … that makes it positive definite (Nocedal and Wright 2006,
    /// algorithm 3.3, β = 10⁻³ max|aᵢⱼ|; τ starts at β − min aᵢᵢ where a diagonal entry is not positive).
    /// </summary>
    /// <param name="a">A, n×n, row-major, finite; only the lower triangle is read.</param>
    /// <returns>τ, as in <see cref="Shift"/>.</returns>
    /// <exception cref="ArgumentException">A has another number of values, or one that is not finite.</exception>
    public double FactorShifted(ReadOnlySpan<double> a)
    {
        RequireOrder(a);
        if (!VectorKernels.IsFinite(a)) throw new ArgumentException("The matrix has a value that is not finite; no shift can make it definite.");
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < Order; i++) smallest = Math.Min(smallest, a[(i * Order) + i]);
        double beta = 1e-3 * VectorKernels.MaxAbs(a);
        if (beta == 0) beta = 1e-3;
        double tau = smallest > 0 ? 0 : beta - smallest;
        while (!TryFactor(a, tau)) tau = Math.Max(2 * tau, beta);
        return tau;
    }

    /// <summary>x ← A⁻¹x.</summary>
    /// <param name="x">The right-hand side, n values, in place.</param>
    public void Solve(Span<double> x)
    {
        SolveLower(x);
        SolveLowerTransposed(x);
    }

    /// <summary>x ← L⁻¹x.</summary>
    /// <param name="x">The right-hand side, n values, in place.</param>
    public void SolveLower(Span<double> x) => Triangular.SolveLower(_l, Order, x);

    /// <summary>x ← L⁻ᵀx.</summary>
    /// <param name="x">The right-hand side, n values, in place.</param>
    public void SolveLowerTransposed(Span<double> x) => Triangular.SolveLowerTransposed(_l, Order, x);

    /// <summary>Writes L⁻¹. Its transpose J satisfies J Jᵀ = A⁻¹.</summary>
    /// <param name="inverse">Receives L⁻¹, n×n, row-major, lower triangular with zeros above.</param>
    public void InvertFactor(Span<double> inverse)
    {
        int n = Order;
        inverse.Clear();
        for (int i = 0; i < n; i++)
        {
            // Row i of L⁻¹ is (eᵢ − Σ_{k<i} lᵢₖ · row k) / lᵢᵢ.
            Span<double> row = inverse.Slice(i * n, n);
            double pivot = _l[(i * n) + i];
            for (int k = 0; k < i; k++) VectorKernels.AddScaled(-_l[(i * n) + k] / pivot, inverse.Slice(k * n, k + 1), row[..(k + 1)]);
            row[i] = 1 / pivot;
        }
    }

    private bool TryFactor(ReadOnlySpan<double> a, double shift)
    {
        RequireOrder(a);
        int n = Order;
        Shift = shift;
        for (int i = 0; i < n; i++)
        {
            Span<double> row = _l.AsSpan(i * n, i + 1);
            for (int j = 0; j < i; j++)
            {
                row[j] = (a[(i * n) + j] - VectorKernels.Dot(row[..j], _l.AsSpan(j * n, j))) / _l[(j * n) + j];
            }

            double diagonal = a[(i * n) + i] + shift;
            double pivot = diagonal - VectorKernels.Dot(row[..i], row[..i]);
            // A pivot at the level of rounding is no evidence that the matrix is definite.
            if (!(pivot > n * 2.3e-16 * Math.Abs(diagonal)) || double.IsInfinity(pivot))
            {
                FailedPivot = i;
                return false;
            }

            row[i] = Math.Sqrt(pivot);
        }

        FailedPivot = -1;
        return true;
    }

    private void RequireOrder(ReadOnlySpan<double> a)
    {
        if (a.Length != Order * Order)
        {
            throw new ArgumentException($"A matrix of order {Order} needs {Order * Order} values; got {a.Length}.");
        }
    }
}
