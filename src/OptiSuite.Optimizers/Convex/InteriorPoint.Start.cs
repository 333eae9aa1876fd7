using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <content>The starting point.</content>
internal sealed partial class InteriorPoint
{
    // How far from their limits the iterates start at least: solutions far from the origin are common, and the way back is short (measured).
    private const double SmallestRoom = 100;

    /// <summary>
    /// Starts where Mehrotra (1992, section 7) does: at the least-squares points of the primal limits and of the dual equations, a system each with the
    /// same factors. Slacks and multipliers are then moved to where their products are within a factor of ten of each other.
    /// </summary>
    public void Start()
    {
        Span<double> target = _gamma;
        Prepare(target);
        _system.Factor(_h, _d);

        // Primal: the point nearest to the limits. Dual: multipliers nearest to zero with Px + q + Aᵀy + z = 0.
        for (int j = 0; j < _n; j++) _u[j] = _hasLower[_m + j] || _hasUpper[_m + j] ? target[_m + j] : 0;
        for (int i = 0; i < _m; i++) _v[i] = target[i];
        _system.Solve(_u, _v, X, _dy);
        for (int j = 0; j < _n; j++) _u[j] = -_data.Q[j];
        Array.Clear(_v);
        _system.Solve(_u, _v, _dx, _dy);
        if (!_data.IsLinear) VectorKernels.AddScaled(1, _dx, X);
        _data.Activities(X, _g);
        double room = SmallestRoom, price = 1;
        for (int c = 0; c < _count; c++)
        {
            _multipliers[c] = c < _m ? _dy[c] : _dx[c - _m];
            room = Math.Max(room, Math.Max(_data.Lower[c] - _g[c], _g[c] - _data.Upper[c]));
            if (!_equality[c]) price = Math.Max(price, Math.Abs(_multipliers[c]));
        }

        double product = room * price;
        for (int c = 0; c < _count; c++)
        {
            if (_equality[c]) continue;
            double l = _data.Lower[c], u = _data.Upper[c], y = _multipliers[c], margin = Math.Min(room, 0.25 * (u - l));
            if (_hasLower[c])
            {
                _sl[c] = Math.Max(Math.Min(_g[c] - l, _hasUpper[c] ? u - l - margin : double.PositiveInfinity), margin);
                _zl[c] = Math.Clamp(-y, 0.1 * product / _sl[c], 10 * product / _sl[c]);
            }

            if (_hasUpper[c])
            {
                _su[c] = Math.Max(Math.Min(u - _g[c], _hasLower[c] ? u - l - margin : double.PositiveInfinity), margin);
                _zu[c] = Math.Clamp(y, 0.1 * product / _su[c], 10 * product / _su[c]);
            }

            _multipliers[c] = _zu[c] - _zl[c];
        }

        Residuals();
    }

    private void Prepare(Span<double> target)
    {
        _sides = 0;
        for (int c = 0; c < _count; c++)
        {
            double l = _data.Lower[c], u = _data.Upper[c];
            _equality[c] = l == u;
            _hasLower[c] = l != u && l > double.NegativeInfinity;
            _hasUpper[c] = l != u && u < double.PositiveInfinity;
            _sides += (_hasLower[c] ? 1 : 0) + (_hasUpper[c] ? 1 : 0);
            target[c] = Math.Min(Math.Max(0, l), u);
            (_sl[c], _su[c], _zl[c], _zu[c], _rl[c], _ru[c]) = (0, 0, 0, 0, 0, 0);
        }

        for (int j = 0; j < _n; j++) _h[j] = _hasLower[_m + j] || _hasUpper[_m + j] ? 1 : 1e-4;
        for (int i = 0; i < _m; i++) _d[i] = _equality[i] ? 1e-6 : 1;
    }
}
