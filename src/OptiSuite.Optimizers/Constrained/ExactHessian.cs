using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// B from the user's second derivatives: n Hessian-vector products a point, convexified. Where a product is not finite the step is
/// learnt from by a quasi-Newton update instead.
/// </summary>
internal sealed class ExactHessian(DampedBfgs quasiNewton, Evaluator evaluator) : ILagrangianHessian
{
    private readonly int _n = evaluator.Problem.Dimension;
    private readonly double[] _matrix = new double[evaluator.Problem.Dimension * evaluator.Problem.Dimension];
    private readonly double[] _unit = new double[evaluator.Problem.Dimension], _step = new double[evaluator.Problem.Dimension];
    private readonly double[] _lambda = new double[evaluator.ConstraintCount];
    private readonly MultiplierEstimate _estimate = new(evaluator);
    private readonly Convexification _convexification = new(evaluator);

    public bool IsFresh => quasiNewton.IsFresh;

    public void Reset(ReadOnlySpan<double> gradient) => quasiNewton.Reset(gradient);

    public void ResetToDiagonal() => quasiNewton.ResetToDiagonal();

    public void ResetToSizes(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient) => quasiNewton.ResetToSizes(x, gradient);

    public bool TrySet(SqpPoint at, ReadOnlySpan<double> multipliers)
    {
        ReadOnlySpan<double> estimate = _estimate.At(at, multipliers);
        if (!TryEvaluate(at, estimate)) return false;
        Take(at, estimate);
        return true;
    }

    public bool Update(SqpPoint from, SqpPoint to, ReadOnlySpan<double> multipliers)
    {
        ReadOnlySpan<double> estimate = _estimate.At(to, multipliers);
        if (!TryEvaluate(to, estimate)) return quasiNewton.Update(from, to, multipliers);
        TensorPrimitives.Subtract<double>(to.X, from.X, _step);
        MatrixKernels.Multiply(_matrix, _step, _unit);
        bool isConvex = TensorPrimitives.Dot<double>(_step, _unit) > 0;
        Take(to, estimate);
        return isConvex;
    }

    private bool TryEvaluate(SqpPoint at, ReadOnlySpan<double> multipliers)
    {
        // The QP's L = f − λᵀc, the evaluator's f + λᵀc.
        TensorPrimitives.Negate(multipliers, _lambda);
        Array.Clear(_unit);
        for (int j = 0; j < _n; j++)
        {
            _unit[j] = 1;
            bool isFinite = evaluator.HessianVector(at.X, _lambda, _unit, _matrix.AsSpan(j * _n, _n));
            _unit[j] = 0;
            if (!isFinite) return false;
        }

        for (int i = 0; i < _n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double mean = (0.5 * _matrix[(i * _n) + j]) + (0.5 * _matrix[(j * _n) + i]);
                _matrix[(i * _n) + j] = _matrix[(j * _n) + i] = mean;
            }
        }

        return true;
    }

    private void Take(SqpPoint at, ReadOnlySpan<double> multipliers)
    {
        _convexification.Apply(_matrix, at, multipliers);
        quasiNewton.Set(_matrix);
    }
}
