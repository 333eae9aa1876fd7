using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <content>The changes of the active set: a constraint enters, others leave to make room for it.</content>
public sealed partial class DualActiveSetQp
{
    // ‖J₂ᵀa‖ below this part of ‖Jᵀa‖ is rounding: the normal depends on the active ones.
    private const double RankTolerance = 1e-9;

    /// <summary>
    /// Makes a constraint active (steps 1 and 2 of the paper): its multiplier moves from where it is into the given direction until
    /// the constraint holds, or until it has gone through its range.
    /// </summary>
    private QpStatus? Enter(in QpView p, int id, double target, int direction, double low, double high)
    {
        while (true)
        {
            if (++Iterations > MaxIterations) return QpStatus.IterationLimit;
            if (id < _rows) _factors.Transform(p.Matrix.Slice(id * _n, _n), _d);
            else _factors.TransformAxis(id - _rows, _d);
            int q = _factors.Count;
            double size = TensorPrimitives.Norm<double>(_d), free = TensorPrimitives.Norm<double>(_d.AsSpan(q));
            bool isDependent = !(free > RankTolerance * size);
            _factors.DualDirection(_d, _r);
            double gap = Math.Max(0, direction * (target - Product(p, id)));
            double full = isDependent ? double.PositiveInfinity : gap / (free * free);
            double own = direction > 0 ? high - _lambda[id] : _lambda[id] - low;
            int blocking = FindBlocking(direction, out double block);
            double t = Math.Min(full, Math.Min(own, block));
            if (double.IsPositiveInfinity(t))
            {
                // No multiplier can give way. A gap at the level of rounding means a redundant row, any other an infeasible program.
                double norm = id < _rows ? _norms[id] : 1;
                if (gap > 1e-9 * ((norm * _scale) + Math.Abs(target))) return QpStatus.Infeasible;
                _isSkipped[id] = true;
                return null;
            }

            if (!isDependent)
            {
                _factors.PrimalDirection(_d, _z);
                VectorKernels.AddScaled(direction * t, _z, _x);
                _scale = Math.Max(_scale, TensorPrimitives.Norm<double>(_x));
            }

            for (int j = 0; j < q; j++) _lambda[_active[j]] -= direction * t * _r[j];
            _lambda[id] += direction * t;
            if (t == full)
            {
                _factors.Add(_d);
                (_active[q], _target[q], _low[q], _high[q], _isActive[id]) = (id, target, low, high, true);
                return null;
            }

            if (t == own)
            {
                _lambda[id] = direction > 0 ? high : low;
                return null;
            }

            Drop(blocking, direction);
        }
    }

    /// <summary>The active multiplier that first reaches an end of its range; ties go to the larger rate, which is the safer pivot.</summary>
    private int FindBlocking(int direction, out double block)
    {
        int blocking = -1;
        block = double.PositiveInfinity;
        double rate = 0;
        for (int j = 0; j < _factors.Count; j++)
        {
            double change = -direction * _r[j], lambda = _lambda[_active[j]];
            double room = change < 0 ? lambda - _low[j] : _high[j] - lambda;
            if (change == 0 || double.IsPositiveInfinity(room)) continue;
            double t = Math.Max(0, room) / Math.Abs(change);
            if (t > block || (t == block && Math.Abs(change) <= rate)) continue;
            (blocking, block, rate) = (j, t, Math.Abs(change));
        }

        return blocking;
    }

    private void Drop(int j, int direction)
    {
        int id = _active[j], last = _factors.Count - 1;
        _lambda[id] = -direction * _r[j] < 0 ? _low[j] : _high[j];
        _isActive[id] = false;
        _factors.Remove(j);
        for (int k = j; k < last; k++)
        {
            (_active[k], _target[k], _low[k], _high[k]) = (_active[k + 1], _target[k + 1], _low[k + 1], _high[k + 1]);
        }
    }
}
