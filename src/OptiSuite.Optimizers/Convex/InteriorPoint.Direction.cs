using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <content>Newton's direction for given right-hand sides of the complementarity conditions.</content>
internal sealed partial class InteriorPoint
{
    // W = z_l/s_l + z_u/s_u; the diagonal blocks ρ + W of the variables and δ + 1/W of the rows.
    private void Weights()
    {
        for (int c = 0; c < _count; c++)
        {
            _w[c] = 0;
            if (_hasLower[c]) _w[c] += _zl[c] / _sl[c];
            if (_hasUpper[c]) _w[c] += _zu[c] / _su[c];
        }

        for (int i = 0; i < _m; i++) _d[i] = _equality[i] ? _delta : _delta + (1 / _w[i]);
        for (int j = 0; j < _n; j++) _h[j] = _rho + _w[_m + j];
    }

    // The Newton direction for the right-hand sides c of the complementarity conditions.
    private void FindDirection()
    {
        for (int c = 0; c < _count; c++)
        {
            double gamma = 0;
            if (_hasUpper[c]) gamma += (_cu[c] + (_zu[c] * _ru[c])) / _su[c];
            if (_hasLower[c]) gamma -= (_cl[c] - (_zl[c] * _rl[c])) / _sl[c];
            _gamma[c] = gamma;
        }

        for (int j = 0; j < _n; j++) _u[j] = -_rd[j] - _gamma[_m + j];
        for (int i = 0; i < _m; i++) _v[i] = _equality[i] ? -_rl[i] : -_gamma[i] / _w[i];
        _system.Solve(_u, _v, _dx, _dy);
        for (int i = 0; i < _m; i++)
        {
            if (_equality[i]) continue;
            // Both are the same in exact arithmetic; each is the accurate one on its side.
            double change = _w[i] >= 1 ? (_dy[i] - _gamma[i]) / _w[i] : TensorPrimitives.Dot(_data.Row(i), _dx) - (_delta * _dy[i]);
            SideSteps(i, change);
        }

        for (int j = 0; j < _n; j++) SideSteps(_m + j, _dx[j]);
    }

    private void SideSteps(int c, double change)
    {
        if (_hasLower[c])
        {
            _dsl[c] = change + _rl[c];
            _dzl[c] = (_cl[c] - (_zl[c] * _dsl[c])) / _sl[c];
        }

        if (_hasUpper[c])
        {
            _dsu[c] = -(change + _ru[c]);
            _dzu[c] = (_cu[c] - (_zu[c] * _dsu[c])) / _su[c];
        }
    }

    // Gondzio's correction: products of the enlarged trial step outside [β, 1/β] times the target are pulled back towards it.
    private bool CorrectCentrality(double target, ref double ap, ref double ad)
    {
        double tp = Math.Min(1, (ap * 1.1) + 0.1), td = Math.Min(1, (ad * 1.1) + 0.1);
        const double Low = 0.1, High = 10;
        Span<double> cl = _keep.AsSpan(0, _count), cu = _keep.AsSpan(_count, _count);
        _cl.CopyTo(cl);
        _cu.CopyTo(cu);
        for (int c = 0; c < _count; c++)
        {
            if (_hasLower[c]) _cl[c] += Pull((_sl[c] + (tp * _dsl[c])) * (_zl[c] + (td * _dzl[c])));
            if (_hasUpper[c]) _cu[c] += Pull((_su[c] + (tp * _dsu[c])) * (_zu[c] + (td * _dzu[c])));
        }

        FindDirection();
        double p = PrimalRatio(1), d = DualRatio(1);
        if (p >= ap + (0.01 * (tp - ap)) && d >= ad + (0.01 * (td - ad)) && p + d > ap + ad)
        {
            (ap, ad) = (p, d);
            return true;
        }

        cl.CopyTo(_cl);
        cu.CopyTo(_cu);
        FindDirection();
        return false;

        double Pull(double product) =>
            product < Low * target ? (Low * target) - product : product > High * target ? Math.Max((High * target) - product, -High * target) : 0;
    }
}
