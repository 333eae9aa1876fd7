using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// The primal-dual interior-point method with proximal terms, Mehrotra's predictor and corrector and Gondzio's multiple centrality corrections, on
/// equilibrated data. Slacks of both sides of each limit are variables of their own, so that the start need not be feasible.
/// </summary>
/// <remarks>
/// S. Mehrotra, On the implementation of a primal-dual interior point method, SIAM J. Optim. 2, 1992. J. Gondzio, Multiple centrality corrections
/// in a primal-dual method for linear programming, Comput. Optim. Appl. 6, 1996. M. P. Friedlander, D. Orban, A primal-dual regularized interior-point
/// method for convex quadratic programs, Math. Prog. Comp. 4, 2012. R. Schwan, Y. Jiang, D. Kuhn, C. N. Jones, PIQP, CDC 2023.
/// </remarks>
internal sealed partial class InteriorPoint
{
    private const int Corrections = 2;

    // Proximal terms slow the residuals down by ρΔx and δΔy: they are kept far below them, and above what rounding makes of the pivots.
    private const double MinProximal = 1e-12;
    private const double MaxProximal = 1e-7;
    private readonly ConvexData _data;
    private readonly AugmentedSystem _system;
    private readonly int _n, _m, _count;
    private readonly bool[] _equality, _hasLower, _hasUpper;
    private readonly double[] _sl, _su, _zl, _zu, _g, _multipliers;
    private readonly double[] _rd, _rl, _ru, _cl, _cu, _gamma, _w, _h, _d, _u, _v, _dx, _dy, _dg, _dsl, _dsu, _dzl, _dzu;
    private readonly double[] _keep;
    private int _sides;
    private double _rho, _delta;

    public InteriorPoint(ConvexData data, AugmentedSystem system)
    {
        (_data, _system, _n, _m, _count) = (data, system, data.N, data.M, data.N + data.M);
        (_equality, _hasLower, _hasUpper) = (new bool[_count], new bool[_count], new bool[_count]);
        (X, _rd, _h, _u, _dx) = (new double[_n], new double[_n], new double[_n], new double[_n], new double[_n]);
        (_d, _v, _dy) = (new double[_m], new double[_m], new double[_m]);
        (_sl, _su, _zl, _zu, _g, _multipliers, _rl, _ru) = (New(), New(), New(), New(), New(), New(), New(), New());
        (_cl, _cu, _gamma, _w, _dg, _dsl, _dsu, _dzl, _dzu) = (New(), New(), New(), New(), New(), New(), New(), New(), New());
        _keep = new double[4 * _count];

        double[] New() => new double[_count];
    }

    /// <summary>x, n values.</summary>
    public double[] X { get; }

    /// <summary>The last change of x, n values.</summary>
    public ReadOnlySpan<double> Direction => _dx;

    /// <summary>The last change of the multipliers, m + n values.</summary>
    public ReadOnlySpan<double> MultiplierDirection
    {
        get
        {
            for (int c = 0; c < _count; c++) _gamma[c] = !_equality[c] ? _dzu[c] - _dzl[c] : c < _m ? _dy[c] : 0;
            return _gamma;
        }
    }

    /// <summary>The multipliers of rows and variables, upper minus lower, m + n values.</summary>
    public ReadOnlySpan<double> Multipliers => _multipliers;

    /// <summary>The mean of slack times multiplier.</summary>
    public double Mu { get; private set; }

    /// <summary>max |violation| with the slacks, in equilibrated data.</summary>
    public double PrimalError { get; private set; }

    /// <summary>max |Px + q + Aᵀy + z| in equilibrated data.</summary>
    public double DualError { get; private set; }

    /// <summary>The largest of the three.</summary>
    public double Error => Math.Max(Mu, Math.Max(PrimalError, DualError));

    /// <summary>−1, 0 or 1 for each limit: which side the iterates approach, judged by multiplier against slack.</summary>
    public void GuessActive(Span<sbyte> side)
    {
        for (int c = 0; c < _count; c++)
        {
            side[c] = 0;
            if (_equality[c]) side[c] = (sbyte)(_multipliers[c] >= 0 ? 1 : -1);
            else if (_hasLower[c] && _zl[c] > _sl[c] && (!_hasUpper[c] || _zl[c] >= _zu[c])) side[c] = -1;
            else if (_hasUpper[c] && _zu[c] > _su[c]) side[c] = 1;
        }
    }

    /// <summary>One iteration. False where the step is too short or not finite: nothing more is to be gained.</summary>
    public bool Step()
    {
        _system.Accuracy = 1e-11;
        Predict();
        if (!HasFiniteDirection()) return false;
        double ap = PrimalRatio(1), ad = DualRatio(1);
        if (_sides > 0) Correct(ref ap, ref ad);
        if (!HasFiniteDirection()) return false;
        double back = Math.Max(0.995, 1 - Mu);
        Move(Math.Min(1, back * ap), Math.Min(1, back * ad));
        return Math.Max(ap, ad) > 1e-8;
    }

    // Straight towards complementarity. Where rounding wins, stronger proximal terms make the system harmless.
    private void Predict()
    {
        _rho = Math.Clamp(1e-3 * DualError / (1 + VectorKernels.MaxAbs(X)), MinProximal, MaxProximal);
        _delta = Math.Clamp(1e-3 * PrimalError / (1 + VectorKernels.MaxAbs(_multipliers)), MinProximal, MaxProximal);
        AimAt(0);
        for (int attempt = 0; attempt < 5; attempt++)
        {
            Weights();
            _system.Factor(_h, _d);
            FindDirection();
            if (_system.ReplacedPivots == 0 && _system.Error <= 1e-8) break;
            _rho = Math.Max(30 * _rho, 1e-11);
            _delta = Math.Max(30 * _delta, 1e-11);
        }
    }

    // Mehrotra's corrector with the centring that the predictor suggests, and Gondzio's corrections of what is left.
    private void Correct(ref double ap, ref double ad)
    {
        double affine = Complementarity(ap, ad) / _sides, target = Math.Clamp(Math.Pow(affine / Mu, 3), 1e-8, 1) * Mu, limit = Math.Max(Mu, target);
        for (int c = 0; c < _count; c++)
        {
            // A second-order term beyond μ would do more harm than good.
            if (_hasLower[c]) _cl[c] = target - (_zl[c] * _sl[c]) - Math.Clamp(_dsl[c] * _dzl[c], -limit, limit);
            if (_hasUpper[c]) _cu[c] = target - (_zu[c] * _su[c]) - Math.Clamp(_dsu[c] * _dzu[c], -limit, limit);
        }

        FindDirection();
        (ap, ad) = (PrimalRatio(1), DualRatio(1));
        if (Math.Min(ap, ad) < 0.1)
        {
            // Far from the path the second-order term misleads: centre instead.
            target = Math.Max(target, 0.9 * Mu);
            AimAt(target);
            FindDirection();
            (ap, ad) = (PrimalRatio(1), DualRatio(1));
        }

        for (int k = 0; k < Corrections && Math.Min(ap, ad) < 0.95; k++)
        {
            if (!CorrectCentrality(target, ref ap, ref ad)) break;
        }
    }

    private void AimAt(double target)
    {
        for (int c = 0; c < _count; c++)
        {
            _cl[c] = target - (_zl[c] * _sl[c]);
            _cu[c] = target - (_zu[c] * _su[c]);
        }
    }

    private bool HasFiniteDirection() => VectorKernels.IsFinite(_dx) && VectorKernels.IsFinite(_dy);

    private double PrimalRatio(double limit)
    {
        for (int c = 0; c < _count; c++)
        {
            if (_hasLower[c] && _dsl[c] < 0) limit = Math.Min(limit, -_sl[c] / _dsl[c]);
            if (_hasUpper[c] && _dsu[c] < 0) limit = Math.Min(limit, -_su[c] / _dsu[c]);
        }

        return limit;
    }

    private double DualRatio(double limit)
    {
        for (int c = 0; c < _count; c++)
        {
            if (_hasLower[c] && _dzl[c] < 0) limit = Math.Min(limit, -_zl[c] / _dzl[c]);
            if (_hasUpper[c] && _dzu[c] < 0) limit = Math.Min(limit, -_zu[c] / _dzu[c]);
        }

        return limit;
    }

    private double Complementarity(double ap, double ad)
    {
        double sum = 0;
        for (int c = 0; c < _count; c++)
        {
            if (_hasLower[c]) sum += (_sl[c] + (ap * _dsl[c])) * (_zl[c] + (ad * _dzl[c]));
            if (_hasUpper[c]) sum += (_su[c] + (ap * _dsu[c])) * (_zu[c] + (ad * _dzu[c]));
        }

        return sum;
    }

    private void Move(double ap, double ad)
    {
        VectorKernels.AddScaled(ap, _dx, X);
        for (int c = 0; c < _count; c++)
        {
            if (_equality[c]) _multipliers[c] += ad * (c < _m ? _dy[c] : 0);
            if (_hasLower[c]) (_sl[c], _zl[c]) = (Math.Max(_sl[c] + (ap * _dsl[c]), 1e-300), Math.Max(_zl[c] + (ad * _dzl[c]), 1e-300));
            if (_hasUpper[c]) (_su[c], _zu[c]) = (Math.Max(_su[c] + (ap * _dsu[c]), 1e-300), Math.Max(_zu[c] + (ad * _dzu[c]), 1e-300));
            if (!_equality[c]) _multipliers[c] = (_hasUpper[c] ? _zu[c] : 0) - (_hasLower[c] ? _zl[c] : 0);
        }

        Residuals();
    }

    private void Residuals()
    {
        _data.Activities(X, _g);
        _data.DualResidual(X, _multipliers, _rd);
        DualError = VectorKernels.MaxAbs(_rd);
        double primal = 0, sum = 0;
        for (int c = 0; c < _count; c++)
        {
            if (_equality[c] || _hasLower[c]) _rl[c] = _g[c] - _data.Lower[c] - _sl[c];
            if (_hasUpper[c]) _ru[c] = _g[c] - _data.Upper[c] + _su[c];
            primal = Math.Max(primal, Math.Max(Math.Abs(_rl[c]), Math.Abs(_ru[c])));
            sum += (_hasLower[c] ? _sl[c] * _zl[c] : 0) + (_hasUpper[c] ? _su[c] * _zu[c] : 0);
        }

        PrimalError = primal;
        Mu = _sides == 0 ? 0 : sum / _sides;
    }
}
