namespace OptiSuite.Optimizers;

/// <content>The starting point.</content>
internal sealed partial class InteriorPoint
{
    /// <summary>
    /// Starts at the regularized least-squares point: min ½xᵀPx + qᵀx + ½ Σ (distance of (Ax, x) to a point between its limits)². Slacks are moved away
    /// from zero, and every multiplier is at least μ₀ over its slack.
    /// </summary>
    public void Start()
    {
        _sides = 0;
        Span<double> target = _gamma;
        for (int c = 0; c < _count; c++)
        {
            double l = _data.Lower[c], u = _data.Upper[c];
            _equality[c] = l == u;
            _hasLower[c] = l != u && l > double.NegativeInfinity;
            _hasUpper[c] = l != u && u < double.PositiveInfinity;
            _sides += (_hasLower[c] ? 1 : 0) + (_hasUpper[c] ? 1 : 0);
            target[c] = Math.Min(Math.Max(0, l), u);
            (_sl[c], _su[c], _zl[c], _zu[c], _rl[c], _ru[c], _multipliers[c]) = (0, 0, 0, 0, 0, 0, 0);
        }

        for (int j = 0; j < _n; j++)
        {
            bool bounded = _hasLower[_m + j] || _hasUpper[_m + j];
            _h[j] = bounded ? 1 : 1e-4;
            _u[j] = -_data.Q[j] + (bounded ? target[_m + j] : 0);
        }

        for (int i = 0; i < _m; i++)
        {
            _d[i] = _equality[i] ? 1e-6 : 1;
            _v[i] = target[i];
        }

        _system.Factor(_h, _d);
        _system.Solve(_u, _v, X, _dy);
        _data.Activities(X, _g);
        for (int c = 0; c < _count; c++)
        {
            double l = _data.Lower[c], u = _data.Upper[c], y = c < _m ? _dy[c] : X[c - _m] - target[c];
            if (_equality[c])
            {
                _multipliers[c] = y;
                continue;
            }

            double room = Math.Min(1, 0.25 * (u - l));
            if (_hasLower[c])
            {
                _sl[c] = Math.Max(_g[c] - l, room);
                if (_hasUpper[c]) _sl[c] = Math.Min(_sl[c], u - l - room);
                _zl[c] = Math.Max(-y, 1 / _sl[c]);
            }

            if (_hasUpper[c])
            {
                _su[c] = Math.Max(u - _g[c], room);
                if (_hasLower[c]) _su[c] = Math.Min(_su[c], u - l - room);
                _zu[c] = Math.Max(y, 1 / _su[c]);
            }

            _multipliers[c] = _zu[c] - _zl[c];
        }

        Residuals();
    }
}
