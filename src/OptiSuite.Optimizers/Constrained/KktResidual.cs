using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>The Lagrangian's gradient at a point, its <see cref="NaturalResidual"/>, and the multipliers as the caller gets them.</summary>
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
            worst = Math.Max(worst, NaturalResidual.OfRow(-multipliers[i], point.C[i], lower[i], upper[i]));
        }

        return Math.Max(worst, NaturalResidual.OverBox(point.X, _lagrangian, evaluator.Problem.Bounds));
    }

    /// <summary>The largest change of L to first order, at the point evaluated last, that moving one variable by its own size inside its bounds makes.</summary>
    public double RelativeChange(SqpPoint point)
    {
        double largest = 0;
        Bounds? bounds = evaluator.Problem.Bounds;
        for (int j = 0; j < _lagrangian.Length; j++)
        {
            double x = point.X[j], size = x == 0 ? 1 : Math.Abs(x);
            if (bounds is not null) size = Math.Min(size, _lagrangian[j] > 0 ? x - bounds.Lower[j] : bounds.Upper[j] - x);
            largest = Math.Max(largest, Math.Abs(_lagrangian[j]) * size);
        }

        return largest;
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
