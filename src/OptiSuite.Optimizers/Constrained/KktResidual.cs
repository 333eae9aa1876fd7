using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// The natural residual of the first-order conditions at a point: ‖x − P(x − ∇ₓL)‖∞ over the bounds, min(|λᵢ|, distance to the limit that
/// λᵢ belongs to) over the rows. It is zero exactly at a stationary point with its multipliers.
/// </summary>
internal sealed class KktResidual(Evaluator evaluator)
{
    private readonly double[] _lagrangian = new double[evaluator.Problem.Dimension];

    /// <param name="point">The point.</param>
    /// <param name="multipliers">λ of the QP: positive at lower limits, L = f − λᵀc.</param>
    public double Evaluate(SqpPoint point, ReadOnlySpan<double> multipliers)
    {
        SetLagrangian(point, multipliers);
        double worst = 0;
        ReadOnlySpan<double> lower = evaluator.ConstraintLower, upper = evaluator.ConstraintUpper;
        for (int i = 0; i < multipliers.Length; i++)
        {
            if (lower[i] == upper[i]) continue;
            double distance = Math.Abs(multipliers[i] > 0 ? point.C[i] - lower[i] : upper[i] - point.C[i]);
            worst = Math.Max(worst, Math.Min(Math.Abs(multipliers[i]), distance));
        }

        Bounds? bounds = evaluator.Problem.Bounds;
        for (int j = 0; j < _lagrangian.Length; j++)
        {
            double x = point.X[j], r = _lagrangian[j];
            double moved = bounds is null ? r : x - Math.Clamp(x - r, bounds.Lower[j], bounds.Upper[j]);
            worst = Math.Max(worst, Math.Abs(moved));
        }

        return worst;
    }

    /// <summary>The multipliers with fmincon's signs, those of the bounds from ∇ₓL.</summary>
    public Multipliers Multipliers(SqpPoint point, ReadOnlySpan<double> multipliers)
    {
        SetLagrangian(point, multipliers);
        int n = _lagrangian.Length;
        double[] lower = new double[n], upper = new double[n], rows = new double[multipliers.Length];
        for (int i = 0; i < rows.Length; i++) rows[i] = 0 - multipliers[i];
        if (evaluator.Problem.Bounds is { } bounds)
        {
            for (int j = 0; j < n; j++)
            {
                if (point.X[j] == bounds.Lower[j]) lower[j] = Math.Max(0, _lagrangian[j]);
                if (point.X[j] == bounds.Upper[j]) upper[j] = Math.Max(0, -_lagrangian[j]);
            }
        }

        return new Multipliers([.. lower], [.. upper], [.. rows]);
    }

    private void SetLagrangian(SqpPoint point, ReadOnlySpan<double> multipliers)
    {
        point.G.CopyTo(_lagrangian, 0);
        MatrixKernels.AddTransposedProduct(-1, point.A, multipliers, _lagrangian);
    }
}
