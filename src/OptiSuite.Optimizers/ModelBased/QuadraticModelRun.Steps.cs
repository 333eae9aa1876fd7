using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <content>The iterations (Powell, BOBYQA, section 2).</content>
internal sealed partial class QuadraticModelRun
{
    /// <summary>A point farther away than so many Δ gives way to a new one even where there is room for both.</summary>
    private const double FarFactor = 10;

    /// <summary>Proposes a step that minimizes the model; where that is too short to be worth an evaluation, better geometry or a finer resolution.</summary>
    private void NextStep()
    {
        while (true)
        {
            if (Space.IsNoisy) _set.FindBest();
            if (IsStale() && !TryRecentre())
            {
                Rebuild();
                return;
            }

            _model.Gradient(_set.BestPoint, _gradient);
            Room(_set.BestPoint);
            _region.Solve(_model, _gradient, _lower, _upper, _radius / _unit);
            _stepNorm = TensorPrimitives.Norm<double>(_region.Step) * _unit;
            _predicted = _region.Reduction;
            TensorPrimitives.Add(_set.BestPoint, _region.Step, _trial);
            if (_stepNorm >= 0.5 * _resolution && _predicted > 1e-16 * Math.Abs(_set.BestValue))
            {
                _stage = Stage.Trust;
                Resize(1);
                return;
            }

            if (!ModelIsGood() && TryImprove(100 * _resolution * _resolution, afterShortStep: true)) return;
            if (TryRefine()) continue;
            AfterConvergence();
            return;
        }
    }

    private void AfterStep(double f)
    {
        if (!double.IsFinite(f))
        {
            // No value there: the point says nothing about the model, and a shorter step is tried.
            bool finest = _radius <= _resolution;
            SetRadius(0.5 * Math.Min(_radius, _stepNorm));
            GoOn(canStep: !finest);
            return;
        }

        double best = _set.BestValue;
        bool improved = f < best;
        Remember(f - best + _predicted);
        double ratio = (best - f) / _predicted;
        if (ratio <= 0.1) SetRadius(Math.Min(0.5 * _radius, _stepNorm));
        else SetRadius(Math.Max(0.5 * _radius, ratio <= 0.7 ? _stepNorm : 2 * _stepNorm));

        _set.Prepare(_trial);
        int t = Target(improved);
        if (t < 0)
        {
            // Rounding may have spoilt the inverse.
            if (!TryRecentre())
            {
                RebuildAtBetter(improved, f);
                return;
            }

            _set.Prepare(_trial);
            t = Target(improved);
        }

        if (_set.CanAppend && (t < 0 || !IsFar(t, improved)))
        {
            Append(f, f - best + _predicted);
        }
        else if (t < 0)
        {
            RebuildAtBetter(improved, f);
            return;
        }
        else
        {
            Take(t, f, f - best + _predicted);
        }

        CompareModels();
        if (ratio >= 0.1)
        {
            NextStep();
            return;
        }

        double far = Math.Max(4 * _radius * _radius, 100 * _resolution * _resolution);
        if (!TryImprove(far, afterShortStep: false)) GoOn(canStep: ratio > 0 || Math.Max(_radius, _stepNorm) > _resolution);
    }

    private void AfterImprovement(double f)
    {
        // No value there: the point counts as no better than the worst one, so that the model leads away.
        if (!double.IsFinite(f)) f = TensorPrimitives.Max<double>(_set.Values.AsSpan(0, _set.Count));
        double error = f - _model.Evaluate(_trial);
        Remember(error);
        _set.Prepare(_trial);
        if (!_set.IsSafe(_target) && (!TryRecentre() || !PrepareAgain()))
        {
            Rebuild();
            return;
        }

        Take(_target, f, error);
        NextStep();
    }

    private bool PrepareAgain()
    {
        _set.Prepare(_trial);
        return _set.IsSafe(_target);
    }

    private void GoOn(bool canStep)
    {
        if (canStep || TryRefine()) NextStep();
        else AfterConvergence();
    }

    /// <summary>The trial takes the place of point t.</summary>
    private void Take(int t, double f, double error)
    {
        bool improved = f < _set.BestValue;
        _model.Release(t);
        _set.Replace(t, _trial, f);
        _model.Correct(t, error);
        if (improved) _set.Best = t;
    }

    /// <summary>The trial joins the points.</summary>
    private void Append(double f, double error)
    {
        bool improved = f < _set.BestValue;
        _set.Append(_trial, f);
        _model.Release(_set.Count - 1);
        _model.Correct(_set.Count - 1, error);
        if (improved) _set.Best = _set.Count - 1;
    }

    private bool IsFar(int t, bool improved) =>
        SquaredDistance(_set.Point(t), improved ? _trial : _set.BestPoint) * _unit * _unit > FarFactor * FarFactor * _radius * _radius;

    /// <summary>Which point the trial replaces: one that is far away, and whose replacement keeps the system well determined; −1 where none does.</summary>
    private int Target(bool improved)
    {
        double most = 0, square = _radius / _unit * (_radius / _unit);
        int target = -1;
        for (int t = 0; t < _set.Count; t++)
        {
            if ((t == _set.Best && !improved) || !_set.IsSafe(t)) continue;
            double weight = Math.Max(1, SquaredDistance(_set.Point(t), improved ? _trial : _set.BestPoint) / square);
            double value = weight * weight * _set.Denominator(t);
            if (value > most) (most, target) = (value, t);
        }

        return target;
    }

    private void SetRadius(double radius) => _radius = radius <= 1.5 * _resolution ? _resolution : radius;

    private void Remember(double error)
    {
        (_errors[2], _errors[1], _errors[0]) = (_errors[1], _errors[0], Math.Abs(error));
        _sinceLarge = _stepNorm > _resolution ? 0 : _sinceLarge + 1;
    }

    /// <summary>
    /// Whether the model's last errors are so small that a short step shows this resolution to be done: they are below what curvature would make of a step
    /// of length ρ (BOBYQA, section 2, eqs. 2.10 and 2.11).
    /// </summary>
    private bool ModelIsGood()
    {
        if (_sinceLarge <= 2) return false;
        double error = Math.Max(_errors[0], Math.Max(_errors[1], _errors[2])), rho = _resolution / _unit;
        if (_region.Curvature > 0 && error > 0.125 * rho * rho * _region.Curvature) return false;
        _model.Gradient(_trial, _alternative);
        for (int i = 0; i < _n; i++)
        {
            double d = _region.Step[i], slope = d <= _lower[i] ? _alternative[i] : d >= _upper[i] ? -_alternative[i] : double.PositiveInfinity;
            if (slope >= error / rho) continue;
            if (slope + (0.5 * _model.Curvature(i) * rho) < error / rho) return false;
        }

        return true;
    }

    /// <summary>ρ falls, by the tenth or, near its end, in geometric steps; false where it is there.</summary>
    private bool TryRefine()
    {
        double end = _options.FinalRadius;
        if (_resolution <= end) return false;
        double ratio = _resolution / end, finer = ratio <= 16 ? end : ratio <= 250 ? Math.Sqrt(ratio) * end : 0.1 * _resolution;
        _radius = Math.Max(0.5 * _resolution, finer);
        _resolution = finer;
        _sinceLarge = 0;
        return true;
    }

    /// <summary>
    /// A model whose gradient is much larger than that of the interpolant with the least second derivatives, three times in a row, has become too curved and
    /// gives way to that (BOBYQA, section 6).
    /// </summary>
    private void CompareModels()
    {
        _model.Gradient(_set.BestPoint, _gradient);
        _model.AlternativeGradient(_set.BestPoint, _alternative);
        Room(_set.BestPoint);
        double own = 0, other = 0;
        for (int i = 0; i < _n; i++)
        {
            double g = _gradient[i], a = _alternative[i];
            if (!((_lower[i] >= 0 && g > 0) || (_upper[i] <= 0 && g < 0))) own += g * g;
            if (!((_lower[i] >= 0 && a > 0) || (_upper[i] <= 0 && a < 0))) other += a * a;
        }

        if (own < 10 * other)
        {
            _poorModels = 0;
            return;
        }

        if (++_poorModels < 3) return;
        _poorModels = 0;
        _model.TakeAlternative();
    }

    private static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double distance = TensorPrimitives.Distance(a, b);
        return distance * distance;
    }
}
