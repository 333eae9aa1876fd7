using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// Makes a Hessian H of the Lagrangian positive definite without changing what the step depends on. With Y an orthonormal basis of the
/// normals of the active constraints and Z of their null space, B = H + σYYᵀ + ZEZᵀ: E mirrors the eigenvalues of ZᵀHZ that are not
/// positive, so that it is 0 near a strict minimum; σ, which adds a constant to the program on its active constraints, covers the rest.
/// </summary>
/// <remarks>
/// The first is the augmented Lagrangian's convexification (P. E. Gill, E. Wong, Convexification schemes for SQP methods, 2014); mirrored
/// eigenvalues: Nocedal and Wright 2006, 3.4.
/// </remarks>
internal sealed class Convexification(Evaluator evaluator)
{
    // Eigenvalues below this part of ‖H‖ are no evidence of convexity.
    private const double Smallest = 1e-8;
    private const double LargestWeight = 1e6;
    private const double DependentNormal = 1e-8;
    // A flat direction is given the curvature with which its step is this times 1 + ‖x‖.
    private const double FlatStep = 10;
    private readonly int _n = evaluator.Problem.Dimension;
    private readonly Cholesky _cholesky = new(evaluator.Problem.Dimension);
    private readonly double[] _normals = new double[evaluator.Problem.Dimension * evaluator.Problem.Dimension];
    private readonly double[] _reduced = new double[evaluator.Problem.Dimension * evaluator.Problem.Dimension];
    private readonly double[] _values = new double[evaluator.Problem.Dimension], _lagrangian = new double[evaluator.Problem.Dimension];
    private readonly double[] _product = new double[evaluator.Problem.Dimension];
    private readonly double[] _scratch = new double[SymmetricEigen.ScratchLength(evaluator.Problem.Dimension)];
    private int _normalCount;

    /// <summary>H ← B.</summary>
    /// <param name="matrix">H, n×n, row-major, symmetric, finite.</param>
    /// <param name="at">The point.</param>
    /// <param name="multipliers">λ of the rows, positive at lower limits, as L = f − λᵀc.</param>
    public void Apply(double[] matrix, SqpPoint at, ReadOnlySpan<double> multipliers)
    {
        double size = VectorKernels.MaxAbs(matrix);
        if (IsDefinite(matrix, size)) return;
        CollectNormals(at, multipliers);
        double flat = VectorKernels.MaxAbs(_lagrangian) / (FlatStep * (1 + VectorKernels.MaxAbs(at.X)));
        if (size == 0) size = Math.Max(flat, 1e-8);
        Mirror(matrix, size, Math.Max(flat, Smallest * size));
        double weight = size, added = 0;
        while (!IsDefinite(matrix, size) && weight <= LargestWeight * size)
        {
            for (int k = 0; k < _normalCount; k++) MatrixKernels.AddOuterProduct(weight - added, Normal(k), Normal(k), matrix);
            (added, weight) = (weight, 10 * weight);
        }
    }

    private Span<double> Normal(int k) => _normals.AsSpan(k * _n, _n);

    private bool IsDefinite(ReadOnlySpan<double> matrix, double size)
    {
        matrix.CopyTo(_reduced);
        for (int j = 0; j < _n; j++) _reduced[(j * _n) + j] -= 0.5 * Smallest * size;
        return _cholesky.TryFactor(_reduced);
    }

    /// <summary>H ← H + ZEZᵀ.</summary>
    private void Mirror(double[] matrix, double size, double floor)
    {
        // P H P with P = I − YYᵀ, row by row from both sides; Y is then moved to where no eigenvalue of ZᵀHZ can be.
        matrix.CopyTo(_reduced, 0);
        for (int k = 0; k < _normalCount; k++)
        {
            Span<double> y = Normal(k);
            MatrixKernels.Multiply(_reduced, y, _product);
            double curvature = TensorPrimitives.Dot<double>(y, _product);
            VectorKernels.AddScaled(-0.5 * curvature, y, _product);
            MatrixKernels.AddOuterProduct(-1, _product, y, _reduced);
            MatrixKernels.AddOuterProduct(-1, y, _product, _reduced);
        }

        double far = 2 * _n * size;
        for (int k = 0; k < _normalCount; k++) MatrixKernels.AddOuterProduct(far, Normal(k), Normal(k), _reduced);
        for (int i = 0; i < _n; i++)
        {
            for (int j = 0; j < i; j++) _reduced[(i * _n) + j] = _reduced[(j * _n) + i];
        }

        SymmetricEigen.Decompose(_reduced, _values, _scratch);
        for (int k = 0; k < _n && _values[k] < Smallest * size; k++)
        {
            ReadOnlySpan<double> v = _reduced.AsSpan(k * _n, _n);
            MatrixKernels.AddOuterProduct(Math.Max(floor, -_values[k]) - _values[k], v, v, matrix);
        }
    }

    /// <summary>Y, by Gram and Schmidt: the bounds that ∇ₓL presses against, the equalities, and the rows with a multiplier.</summary>
    private void CollectNormals(SqpPoint at, ReadOnlySpan<double> multipliers)
    {
        _normalCount = 0;
        at.G.CopyTo(_lagrangian, 0);
        MatrixKernels.AddTransposedProduct(-1, at.A, multipliers, _lagrangian);
        for (int j = 0; j < _n && evaluator.Problem.Bounds is { } bounds; j++)
        {
            bool isActive = bounds.Lower[j] == bounds.Upper[j]
                || (at.X[j] == bounds.Lower[j] && _lagrangian[j] > 0) || (at.X[j] == bounds.Upper[j] && _lagrangian[j] < 0);
            if (!isActive) continue;
            _lagrangian[j] = 0;
            Span<double> y = Normal(_normalCount++);
            y.Clear();
            y[j] = 1;
        }

        ReadOnlySpan<double> lower = evaluator.ConstraintLower, upper = evaluator.ConstraintUpper;
        for (int i = 0; i < multipliers.Length && _normalCount < _n; i++)
        {
            if (multipliers[i] != 0 || lower[i] == upper[i]) TryAddNormal(at.A.AsSpan(i * _n, _n));
        }
    }

    private void TryAddNormal(ReadOnlySpan<double> row)
    {
        Span<double> y = Normal(_normalCount);
        double length = TensorPrimitives.Norm(row);
        if (!(length > 0)) return;
        TensorPrimitives.Divide(row, length, y);
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = 0; k < _normalCount; k++)
            {
                ReadOnlySpan<double> q = Normal(k);
                VectorKernels.AddScaled(-TensorPrimitives.Dot<double>(q, y), q, y);
            }
        }

        double rest = TensorPrimitives.Norm<double>(y);
        if (rest <= DependentNormal) return;
        TensorPrimitives.Divide<double>(y, rest, y);
        _normalCount++;
    }
}
