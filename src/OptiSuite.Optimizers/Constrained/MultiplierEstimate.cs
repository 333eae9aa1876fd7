using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// First-order multipliers: the λ of the right signs that bring ∇f − Aᵀλ closest to zero, over the rows that hold or are violated. Unlike
/// those of the quadratic program they depend neither on B nor on the weights of elastic rows, so that a Hessian built from them cannot
/// drive itself up. They are bounded, for dependent normals allow any size.
/// </summary>
internal sealed class MultiplierEstimate(Evaluator evaluator)
{
    // Relative to max(1, ‖∇f‖∞), as where elastic mode bounds them.
    private const double LargestRatio = 1e4;
    private readonly UnitMetricQp _qp = new(evaluator.Problem.Dimension, evaluator.ConstraintCount);
    private readonly double[] _estimate = new double[evaluator.ConstraintCount];

    /// <summary>λ at a point, positive at lower limits.</summary>
    /// <param name="at">The point.</param>
    /// <param name="multipliers">Those of the last quadratic program: where one is not zero, its row counts as active.</param>
    public ReadOnlySpan<double> At(SqpPoint at, ReadOnlySpan<double> multipliers)
    {
        if (_estimate.Length == 0) return _estimate;
        double cap = LargestRatio * Math.Max(1, VectorKernels.MaxAbs(at.G));
        SetLimits(at, multipliers);
        Array.Fill(_qp.Weights, cap);
        at.G.CopyTo(_qp.Gradient, 0);
        bool isSolved = _qp.TrySolve(at.A, 1, isElastic: true);
        ReadOnlySpan<double> found = isSolved ? _qp.RowMultipliers : multipliers;
        for (int i = 0; i < _estimate.Length; i++) _estimate[i] = Math.Clamp(found[i], -cap, cap);
        return _estimate;
    }

    private void SetLimits(SqpPoint at, ReadOnlySpan<double> multipliers)
    {
        ReadOnlySpan<double> lower = evaluator.ConstraintLower, upper = evaluator.ConstraintUpper;
        for (int i = 0; i < _estimate.Length; i++)
        {
            bool atLower = lower[i] == upper[i] || multipliers[i] > 0 || at.C[i] <= lower[i];
            bool atUpper = lower[i] == upper[i] || multipliers[i] < 0 || at.C[i] >= upper[i];
            _qp.RowLower[i] = atLower ? 0 : double.NegativeInfinity;
            _qp.RowUpper[i] = atUpper ? 0 : double.PositiveInfinity;
        }

        Bounds? bounds = evaluator.Problem.Bounds;
        for (int j = 0; j < at.X.Length; j++)
        {
            _qp.Lower[j] = bounds is not null && at.X[j] == bounds.Lower[j] ? 0 : double.NegativeInfinity;
            _qp.Upper[j] = bounds is not null && at.X[j] == bounds.Upper[j] ? 0 : double.PositiveInfinity;
        }
    }
}
