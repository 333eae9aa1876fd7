using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <content>The interpolation set: its origin, and how it is kept well placed.</content>
internal sealed partial class QuadraticModelRun
{
    private bool IsStale()
    {
        double radius = _radius / _unit;
        return _set.Updates >= _set.Count || TensorPrimitives.Norm(_set.BestPoint) > 10 * Math.Max(1, radius) || radius < 0.05;
    }

    /// <summary>Moves the origin to the best point and the unit to Δ, makes the inverse anew and lets the model interpolate without rounding; false where the points determine none.</summary>
    private bool TryRecentre()
    {
        double factor = _radius / _unit;
        _set.BestPoint.CopyTo(_better);
        ToPoint(_better, _storedPoint);
        _storedPoint.CopyTo(_base, 0);
        _model.Transform(_better, factor);
        _set.Transform(_better, factor);
        TensorPrimitives.Subtract(_trial, _better, _trial);
        TensorPrimitives.Divide(_trial, factor, _trial);
        _unit *= factor;
        if (!_set.TryInvert()) return false;
        _model.Fit();
        return true;
    }

    /// <summary>
    /// Proposes a point in place of the farthest one, if that is farther from the best than allowed: where ±ℓₜ is large within the region, so that the
    /// system becomes well determined (BOBYQA, section 5).
    /// </summary>
    private bool TryImprove(double farSquare, bool afterShortStep)
    {
        double square = farSquare / (_unit * _unit);
        _target = -1;
        for (int k = 0; k < _set.Count; k++)
        {
            double distance = SquaredDistance(_set.Point(k), _set.BestPoint);
            if (distance > square) (square, _target) = (distance, k);
        }

        if (_target < 0) return false;
        double far = Math.Sqrt(square) * _unit;
        if (afterShortStep) SetRadius(Math.Min(0.1 * _radius, 0.5 * far));
        double reach = Math.Max(Math.Min(0.1 * far, _radius), _resolution);
        if (!TryPlace(reach / _unit))
        {
            // Rounding has spoilt the inverse, or nothing can be done with these points.
            if (_set.Updates == 0 || !TryRecentre() || !TryPlace(reach / _unit))
            {
                Rebuild();
                return true;
            }
        }

        _stepNorm = Math.Sqrt(SquaredDistance(_trial, _set.BestPoint)) * _unit;
        _stage = Stage.Geometry;
        Resize(1);
        return true;
    }

    /// <summary>The best of three places for the target: where ℓₜ and where −ℓₜ is about least in the region, and along the lines through the other points.</summary>
    private bool TryPlace(double reach)
    {
        double most = 0;
        Room(_set.BestPoint);
        PlaceOnLine(reach);
        Offer(_better, ref most);
        for (int sign = -1; sign <= 1; sign += 2)
        {
            _lagrange.Choose(_target, sign);
            _lagrange.Gradient(_set.BestPoint, _gradient);
            _region.Solve(_lagrange, _gradient, _lower, _upper, reach);
            TensorPrimitives.Add(_set.BestPoint, _region.Step, _better);
            Offer(_better, ref most);
        }

        return most > 0;
    }

    private void Offer(ReadOnlySpan<double> u, ref double most)
    {
        _set.Prepare(u);
        double sigma = _set.Denominator(_target);
        if (!_set.IsSafe(_target) || sigma <= most) return;
        most = sigma;
        u.CopyTo(_trial);
    }

    /// <summary>
    /// The best of the lines from the best point through the others: with φ(α) = ℓₜ(best + α p) = φ′α + (φ(1) − φ′)α², the greatest |φ| in the region.
    /// </summary>
    private void PlaceOnLine(double reach)
    {
        _lagrange.Choose(_target, 1);
        _lagrange.Gradient(_set.BestPoint, _gradient);
        double most = 0, alpha = 0;
        int line = _set.Best;
        for (int k = 0; k < _set.Count; k++)
        {
            if (k == _set.Best) continue;
            TensorPrimitives.Subtract(_set.Point(k), _set.BestPoint, _alternative);
            double length = TensorPrimitives.Norm<double>(_alternative), slope = TensorPrimitives.Dot<double>(_alternative, _gradient);
            double low = -reach / length, high = reach / length;
            for (int i = 0; i < _n; i++)
            {
                double p = _alternative[i];
                if (p == 0) continue;
                double a = _lower[i] / p, b = _upper[i] / p;
                low = Math.Max(low, Math.Min(a, b));
                high = Math.Min(high, Math.Max(a, b));
            }

            double quadratic = (k == _target ? 1 : 0) - slope, vertex = -0.5 * slope / quadratic;
            Try(low);
            Try(high);
            if (vertex > low && vertex < high) Try(vertex);

            void Try(double a)
            {
                double value = Math.Abs((slope + (quadratic * a)) * a);
                if (value > most) (most, alpha, line) = (value, a, k);
            }
        }

        TensorPrimitives.Subtract(_set.Point(line), _set.BestPoint, _better);
        TensorPrimitives.MultiplyAdd(_better, alpha, _set.BestPoint, _better);
        for (int i = 0; i < _n; i++) _better[i] = Math.Clamp(_better[i], _set.BestPoint[i] + _lower[i], _set.BestPoint[i] + _upper[i]);
    }
}
