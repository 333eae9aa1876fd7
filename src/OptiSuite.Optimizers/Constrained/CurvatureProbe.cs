using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// The second-order check at a stationary point: the curvature of the Lagrangian along one random direction that stays in the active
/// constraints and that no step has taken. Where it is negative, the point is a saddle, and a point further along is handed back.
/// </summary>
internal sealed class CurvatureProbe(Evaluator evaluator, UnitMetricQp qp, ExploredSpace explored)
{
    // Multipliers and distances to limits below this count as zero.
    private const double Negligible = 1e-7;
    private const double FirstStep = 1e-3;
    private const int MostExpansions = 3;
    private readonly double[] _random = new double[evaluator.Problem.Dimension], _direction = new double[evaluator.Problem.Dimension];
    private readonly double[] _lagrangian = new double[evaluator.Problem.Dimension], _change = new double[evaluator.Problem.Dimension];
    // A stream of its own, not the run's: SQP is deterministic, and its answer must not depend on the seed.
    private readonly RandomStream _stream = new(2);

    /// <summary>Looks for a way down.</summary>
    /// <param name="at">The stationary point.</param>
    /// <param name="multipliers">λ of the rows, positive at lower limits.</param>
    /// <param name="found">Receives the point further along, derivatives included, where there is a way.</param>
    public bool TryFindDescent(SqpPoint at, ReadOnlySpan<double> multipliers, SqpPoint found)
    {
        for (int j = 0; j < _random.Length; j++) _random[j] = _stream.NextGaussian() * Math.Max(1, Math.Abs(at.X[j]));
        double size = TensorPrimitives.Norm<double>(_random);
        explored.RemoveFrom(_random);
        if (TensorPrimitives.Norm<double>(_random) <= 1e-6 * size) return false;
        SetLagrangian(at, multipliers, _lagrangian);
        SetLimits(at, multipliers);
        // Where a weakly active bound forbids one way, the opposite one may be open.
        return TryAlong(at, multipliers, found, 1) ?? TryAlong(at, multipliers, found, -1) ?? false;
    }

    /// <summary>Null where the constraints leave nothing of the direction.</summary>
    private bool? TryAlong(SqpPoint at, ReadOnlySpan<double> multipliers, SqpPoint found, double sign)
    {
        TensorPrimitives.Multiply(_random, -sign, qp.Gradient);
        if (!qp.TrySolve(at.A, 1, isElastic: false)) return null;
        qp.D.CopyTo(_direction);
        double length = VectorKernels.MaxAbs(_direction);
        if (length <= 1e-6 * VectorKernels.MaxAbs(_random)) return null;
        TensorPrimitives.Divide<double>(_direction, length, _direction);
        double h = Math.Min(FirstStep * Math.Max(1, VectorKernels.MaxAbs(at.X)), Room(at));
        if (!TryMove(at, h, found)) return false;
        SetLagrangian(found, multipliers, _change);
        TensorPrimitives.Subtract<double>(_change, _lagrangian, _change);
        double along = TensorPrimitives.Dot<double>(_direction, _change);
        if (!(along < -1e-6 * Math.Max(h, TensorPrimitives.Norm<double>(_change)))) return false;
        double best = Lagrangian(found, multipliers);
        for (int k = 0; k < MostExpansions; k++)
        {
            double next = Math.Min(10 * h, Room(at));
            if (next <= h) break;
            if (!TryMove(at, next, found) || !(Lagrangian(found, multipliers) < best))
            {
                return TryMove(at, h, found);
            }

            (h, best) = (next, Lagrangian(found, multipliers));
        }

        return true;
    }

    private bool TryMove(SqpPoint at, double h, SqpPoint to)
    {
        TensorPrimitives.MultiplyAdd(_direction, h, at.X, to.X);
        evaluator.Problem.Bounds?.Project(to.X);
        to.EvaluateValues(evaluator);
        return to.IsFinite && to.TryEvaluateDerivatives(evaluator);
    }

    private double Room(SqpPoint at)
    {
        double room = double.PositiveInfinity;
        if (evaluator.Problem.Bounds is not { } bounds) return room;
        for (int j = 0; j < _direction.Length; j++)
        {
            double d = _direction[j];
            if (d > 0) room = Math.Min(room, (bounds.Upper[j] - at.X[j]) / d);
            else if (d < 0) room = Math.Min(room, (bounds.Lower[j] - at.X[j]) / d);
        }

        return room;
    }

    /// <summary>The cone of directions that stay feasible to first order and change no constraint with a multiplier.</summary>
    private void SetLimits(SqpPoint at, ReadOnlySpan<double> multipliers)
    {
        for (int i = 0; i < multipliers.Length; i++)
        {
            double lower = evaluator.ConstraintLower[i], upper = evaluator.ConstraintUpper[i];
            bool isHeld = lower == upper || Math.Abs(multipliers[i]) > Negligible;
            qp.RowLower[i] = isHeld || at.C[i] - lower <= Negligible * Math.Max(1, Math.Abs(lower)) ? 0 : double.NegativeInfinity;
            qp.RowUpper[i] = isHeld || upper - at.C[i] <= Negligible * Math.Max(1, Math.Abs(upper)) ? 0 : double.PositiveInfinity;
        }

        Bounds? bounds = evaluator.Problem.Bounds;
        for (int j = 0; j < _direction.Length; j++)
        {
            bool isLow = at.X[j] == bounds?.Lower[j], isHigh = at.X[j] == bounds?.Upper[j];
            bool isHeld = (isLow || isHigh) && Math.Abs(_lagrangian[j]) > Negligible;
            qp.Lower[j] = isHeld || isLow ? 0 : double.NegativeInfinity;
            qp.Upper[j] = isHeld || isHigh ? 0 : double.PositiveInfinity;
        }
    }

    private static double Lagrangian(SqpPoint point, ReadOnlySpan<double> multipliers) =>
        point.F - TensorPrimitives.Dot(point.C, multipliers);

    private static void SetLagrangian(SqpPoint point, ReadOnlySpan<double> multipliers, Span<double> gradient)
    {
        point.G.CopyTo(gradient);
        MatrixKernels.AddTransposedProduct(-1, point.A, multipliers, gradient);
    }
}
