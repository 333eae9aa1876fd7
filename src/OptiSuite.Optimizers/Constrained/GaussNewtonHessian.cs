using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// B of a sum of squares: JᵀJ after a step that took a fifth of f away, a BFGS update of the last B after any other. The first is nearly
/// exact where residuals vanish, the second learns the curvature of residuals that do not, and of the constraints.
/// </summary>
/// <remarks>R. Fletcher, C. Xu, Hybrid methods for nonlinear least squares, IMA J. Numer. Anal. 7, 1987: their test (f − f₊)/f ≥ 0.2.</remarks>
internal sealed class GaussNewtonHessian(DampedBfgs quasiNewton, Evaluator evaluator) : ILagrangianHessian
{
    private const double FastDecrease = 0.2;
    // JᵀJ of linearly dependent columns must still be definite: a condition of 10¹⁰ leaves the program six digits.
    private const double Regularization = 1e-10;
    private readonly int _n = evaluator.Problem.Dimension;
    private readonly double[] _jacobian = new double[evaluator.ResidualCount * evaluator.Problem.Dimension];
    private readonly double[] _matrix = new double[evaluator.Problem.Dimension * evaluator.Problem.Dimension];

    public bool IsFresh => quasiNewton.IsFresh;

    public void Reset(ReadOnlySpan<double> gradient) => quasiNewton.Reset(gradient);

    public void ResetToDiagonal() => quasiNewton.ResetToDiagonal();

    public void ResetToSizes(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient) => quasiNewton.ResetToSizes(x, gradient);

    public bool TrySet(SqpPoint at, ReadOnlySpan<double> multipliers)
    {
        if (!evaluator.ResidualJacobian(at.X, _jacobian)) return false;
        Array.Clear(_matrix);
        for (int i = 0; i < _jacobian.Length; i += _n)
        {
            ReadOnlySpan<double> row = _jacobian.AsSpan(i, _n);
            MatrixKernels.AddOuterProduct(1, row, row, _matrix);
        }

        double shift = Regularization * VectorKernels.MaxAbs(_matrix);
        if (!(shift > 0 && double.IsFinite(shift))) return false;
        for (int j = 0; j < _n; j++) _matrix[(j * _n) + j] += shift;
        quasiNewton.Set(_matrix);
        return true;
    }

    public bool Update(SqpPoint from, SqpPoint to, ReadOnlySpan<double> multipliers)
    {
        bool isFast = from.F - to.F >= FastDecrease * from.F;
        return (isFast && TrySet(to, multipliers)) || quasiNewton.Update(from, to, multipliers);
    }
}
