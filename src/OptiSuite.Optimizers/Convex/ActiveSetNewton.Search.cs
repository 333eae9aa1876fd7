using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <content>The exact line search: the derivative along a line is piecewise linear and increasing.</content>
internal sealed partial class ActiveSetNewton
{
    // The minimizer of the subproblem's objective on x + t·dx, t ≥ 0.
    private double Search()
    {
        _data.Activities(_dx, _gd);
        _data.MultiplyHessian(_dx, _pd);
        _data.MultiplyHessian(_x, _px);

        // φ′(t) = intercept + slope·t on the piece at hand, plus (g + δλ̂ − limit)·gd/δ for each limit that is violated there.
        double slope = TensorPrimitives.Dot<double>(_dx, _pd), intercept = 0;
        for (int j = 0; j < _n; j++)
        {
            slope += _rho * _dx[j] * _dx[j];
            intercept += _dx[j] * (_px[j] + _data.Q[j] + (_rho * (_x[j] - _anchorX[j])));
        }

        int count = 0;
        for (int c = 0; c < _count; c++)
        {
            double rate = _gd[c], shifted = _g[c] + (Weight * _anchor[c]), lower = _data.Lower[c], upper = _data.Upper[c];
            if (rate == 0) continue;
            if (shifted < lower) Add(c, lower, 1);
            else if (shifted > upper) Add(c, upper, 1);
            if (shifted < lower == rate > 0 && shifted != lower) AddBreak(c, lower, rate, shifted);
            if (shifted > upper == rate < 0 && shifted != upper) AddBreak(c, upper, rate, shifted);
        }

        Array.Sort(_breaks, _breakIndex, 0, count);
        double at = 0;
        for (int k = 0; k <= count; k++)
        {
            double end = k < count ? _breaks[k] : double.PositiveInfinity;
            if (slope > 0)
            {
                double root = -intercept / slope;
                if (root <= end) return Math.Max(root, at);
            }
            else if (intercept >= 0)
            {
                return at;
            }

            if (k == count) break;
            int c = _breakIndex[k] >> 1;
            bool isLower = (_breakIndex[k] & 1) == 0;
            // Moving up through the lower limit leaves the violation, moving down through it enters one.
            Add(c, isLower ? _data.Lower[c] : _data.Upper[c], (_gd[c] > 0) == isLower ? -1 : 1);
            at = end;
        }

        return double.PositiveInfinity;

        void Add(int c, double limit, int sign)
        {
            double rate = _gd[c];
            slope += sign * rate * rate / Weight;
            intercept += sign * rate * (_g[c] + (Weight * _anchor[c]) - limit) / Weight;
        }

        void AddBreak(int c, double limit, double rate, double shifted)
        {
            double t = (limit - shifted) / rate;
            if (!(t >= 0) || double.IsInfinity(t)) return;
            (_breaks[count], _breakIndex[count]) = (t, (2 * c) + (limit == _data.Lower[c] ? 0 : 1));
            count++;
        }
    }
}
