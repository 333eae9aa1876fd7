using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// A symmetric positive definite B together with a J that satisfies J Jᵀ = B⁻¹, both n×n. Quasi-Newton updates change the two in
/// O(n²) operations, so that a quadratic program over B never needs a factorization of it.
/// </summary>
/// <remarks>
/// J is defined up to an orthogonal factor from the right: any J Q serves as well. The active-set method rotates J in place, and
/// the next update goes on from there. The update of J is Powell's (Updating conjugate directions by the BFGS formula,
/// Math. Programming 38, 1987). Jᵀ is stored row-major, so that a column of J is contiguous.
/// </remarks>
public sealed class FactoredHessian
{
    private readonly double[] _b, _jt, _t, _work;
    private readonly Cholesky _cholesky;

    /// <summary>B = I.</summary>
    /// <param name="order">n, at least 1.</param>
    public FactoredHessian(int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        Order = order;
        _b = new double[order * order];
        _jt = new double[order * order];
        _cholesky = new Cholesky(order);
        _t = new double[order];
        _work = new double[order];
        SetIdentity(1);
    }

    /// <summary>The order n.</summary>
    public int Order { get; }

    /// <summary>B, n×n, row-major.</summary>
    public ReadOnlySpan<double> Matrix => _b;

    /// <summary>Jᵀ, n×n, row-major: row j is column j of J.</summary>
    internal Span<double> InverseFactorTransposed => _jt;

    /// <summary>B ← scale·I.</summary>
    /// <param name="scale">A positive number.</param>
    public void SetIdentity(double scale)
    {
        if (!(scale > 0 && double.IsFinite(scale)))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale of the identity must be positive and finite.");
        }

        MatrixKernels.SetIdentity(_b, Order, scale);
        MatrixKernels.SetIdentity(_jt, Order, 1 / Math.Sqrt(scale));
    }

    /// <summary>B ← scale·B.</summary>
    /// <param name="scale">A positive number.</param>
    public void Scale(double scale)
    {
        TensorPrimitives.Multiply<double>(_b, scale, _b);
        TensorPrimitives.Multiply<double>(_jt, 1 / Math.Sqrt(scale), _jt);
    }

    /// <summary>B ← diag(B).</summary>
    public void KeepDiagonal()
    {
        for (int i = 0; i < Order; i++) _t[i] = _b[(i * Order) + i];
        SetDiagonal(_t);
    }

    /// <summary>B ← diag(values).</summary>
    /// <param name="values">n positive numbers.</param>
    public void SetDiagonal(ReadOnlySpan<double> values)
    {
        Array.Clear(_b);
        Array.Clear(_jt);
        for (int i = 0; i < Order; i++)
        {
            _b[(i * Order) + i] = values[i];
            _jt[(i * Order) + i] = 1 / Math.Sqrt(values[i]);
        }
    }

    /// <summary>B ← the given matrix, shifted by a multiple of the identity where it is not positive definite.</summary>
    /// <param name="matrix">n×n, row-major, symmetric, finite.</param>
    /// <returns>The shift; 0 for a positive definite matrix.</returns>
    /// <exception cref="ArgumentException">The matrix has another number of values, or one that is not finite.</exception>
    public double Set(ReadOnlySpan<double> matrix)
    {
        double shift = _cholesky.FactorShifted(matrix);
        matrix.CopyTo(_b);
        for (int i = 0; i < Order; i++) _b[(i * Order) + i] += shift;
        _cholesky.InvertFactor(_jt);
        return shift;
    }

    /// <summary>Writes B v.</summary>
    /// <param name="v">v, n values.</param>
    /// <param name="product">Receives B v, n values.</param>
    public void Multiply(ReadOnlySpan<double> v, Span<double> product) => MatrixKernels.Multiply(_b, v, product);

    /// <summary>Writes B⁻¹v = J (Jᵀ v).</summary>
    /// <param name="v">v, n values.</param>
    /// <param name="solution">Receives B⁻¹v, n values.</param>
    public void Solve(ReadOnlySpan<double> v, Span<double> solution)
    {
        MatrixKernels.Multiply(_jt, v, _t);
        solution.Clear();
        MatrixKernels.AddTransposedProduct(1, _jt, _t, solution);
    }

    /// <summary>
    /// The BFGS update B ← B − (Bs)(Bs)ᵀ/sᵀBs + y yᵀ/sᵀy, and the same change of J: with Jᵀ B s = ‖·‖ e₁ after a reflection, the
    /// first column becomes s/√(sᵀy) and every other z becomes z − (yᵀz/sᵀy) s.
    /// </summary>
    /// <param name="s">s, n values.</param>
    /// <param name="y">y, n values, with sᵀy &gt; 0.</param>
    /// <param name="bs">B s, n values.</param>
    /// <returns>Whether the update was made: sᵀy and sᵀBs must be positive and finite.</returns>
    public bool TryUpdate(ReadOnlySpan<double> s, ReadOnlySpan<double> y, ReadOnlySpan<double> bs)
    {
        double sy = TensorPrimitives.Dot(s, y), sbs = TensorPrimitives.Dot(s, bs);
        if (!(sy > 0 && sbs > 0 && double.IsFinite(1 / sy) && double.IsFinite(1 / sbs) && double.IsFinite(sy) && double.IsFinite(sbs)))
        {
            return false;
        }

        int n = Order;
        MatrixKernels.Multiply(_jt, bs, _t);
        double beta = HouseholderReflection.Create(_t, out _);
        HouseholderReflection.ApplyLeft(_t, beta, _jt, _work);
        for (int j = 1; j < n; j++)
        {
            Span<double> z = _jt.AsSpan(j * n, n);
            VectorKernels.AddScaled(-TensorPrimitives.Dot(y, z) / sy, s, z);
        }

        TensorPrimitives.Multiply(s, 1 / Math.Sqrt(sy), _jt.AsSpan(0, n));
        MatrixKernels.AddOuterProduct(-1 / sbs, bs, bs, _b);
        MatrixKernels.AddOuterProduct(1 / sy, y, y, _b);
        return true;
    }

    /// <summary>Computes J from B anew, after rounding has driven the two apart.</summary>
    public void Refactor()
    {
        double shift = _cholesky.FactorShifted(_b);
        for (int i = 0; i < Order; i++) _b[(i * Order) + i] += shift;
        _cholesky.InvertFactor(_jt);
    }
}
