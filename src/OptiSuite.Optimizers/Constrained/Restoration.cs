using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>How one iteration of the restoration ended.</summary>
internal enum RestorationOutcome
{
    /// <summary>The violation fell, or the radius did.</summary>
    Going,

    /// <summary>The point is feasible.</summary>
    Feasible,

    /// <summary>To first order nothing reduces the violation.</summary>
    Stationary,

    /// <summary>The radius has vanished although the model promises more.</summary>
    Failed,
}

/// <summary>
/// Minimizes the violation h(x) = Σ max(lowerᵢ − cᵢ, cᵢ − upperᵢ, 0) alone, by linear programs in a box of changing radius (Fletcher
/// and Leyffer, Nonlinear programming without a penalty function, Math. Programming 91, 2002, section 4, call it the restoration phase). It ends at a feasible
/// point or at a stationary point of h, whose multipliers are the certificate.
/// </summary>
internal sealed class Restoration(Evaluator evaluator, UnitMetricQp qp)
{
    private const double SufficientDecrease = 1e-4;
    // The part of h that the regularization of the linear program may cost.
    private const double Regularization = 1e-4;
    private double _radius;

    /// <summary>Whether the run is in this phase.</summary>
    public bool IsActive { get; private set; }

    /// <summary>The multipliers of the last program: the certificate at a stationary point.</summary>
    public ReadOnlySpan<double> Weights => qp.RowMultipliers;

    public void Begin(SqpPoint point)
    {
        IsActive = true;
        _radius = Math.Max(1, VectorKernels.MaxAbs(point.X));
    }

    /// <summary>One trial step from a point; where it was accepted, the two points have changed places.</summary>
    public RestorationOutcome Step(ref SqpPoint current, ref SqpPoint next, double tolerance)
    {
        RestorationOutcome outcome = Advance(ref current, ref next, tolerance);
        IsActive = outcome == RestorationOutcome.Going;
        return outcome;
    }

    private RestorationOutcome Advance(ref SqpPoint current, ref SqpPoint next, double tolerance)
    {
        double h = current.TotalViolation(evaluator);
        if (current.Violation <= tolerance) return RestorationOutcome.Feasible;
        if (!TrySolve(current, h)) return RestorationOutcome.Failed;
        double predicted = h - current.TotalViolation(evaluator, qp.D), length = VectorKernels.MaxAbs(qp.D);
        if (predicted <= 1e-5 * Math.Min(1, _radius) * h) return RestorationOutcome.Stationary;
        TensorPrimitives.Add<double>(current.X, qp.D, next.X);
        evaluator.Problem.Bounds?.Project(next.X);
        next.EvaluateValues(evaluator);
        double ratio = next.IsFinite ? (h - next.TotalViolation(evaluator)) / predicted : double.NegativeInfinity;
        if (!(ratio >= SufficientDecrease) || !next.TryEvaluateDerivatives(evaluator))
        {
            _radius = length / 4;
            return _radius > 1e-14 * (1 + VectorKernels.MaxAbs(current.X)) ? RestorationOutcome.Going : RestorationOutcome.Failed;
        }

        if (ratio > 0.75 && length > 0.9 * _radius) _radius *= 2;
        else if (ratio < 0.25) _radius = length / 2;
        (current, next) = (next, current);
        return current.Violation <= tolerance ? RestorationOutcome.Feasible : RestorationOutcome.Going;
    }

    private bool TrySolve(SqpPoint point, double h)
    {
        int n = point.X.Length, m = point.C.Length;
        for (int i = 0; i < m; i++)
        {
            qp.RowLower[i] = evaluator.ConstraintLower[i] - point.C[i];
            qp.RowUpper[i] = evaluator.ConstraintUpper[i] - point.C[i];
            qp.Weights[i] = 1;
        }

        Bounds? bounds = evaluator.Problem.Bounds;
        for (int j = 0; j < n; j++)
        {
            qp.Lower[j] = Math.Max((bounds?.Lower[j] ?? double.NegativeInfinity) - point.X[j], -_radius);
            qp.Upper[j] = Math.Min((bounds?.Upper[j] ?? double.PositiveInfinity) - point.X[j], _radius);
            qp.Gradient[j] = 0;
        }

        return qp.TrySolve(point.A, Math.Clamp(Regularization * h / (_radius * _radius * n), 1e-150, 1e150), isElastic: true);
    }
}
