using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// The proximal method of multipliers, its subproblems solved by a semismooth Newton method with exact line search: from a guess of the active set to
/// a solution at the accuracy of the arithmetic. It ends an interior-point solve, and by itself re-solves a program whose data moved.
/// </summary>
/// <remarks>
/// Around (x̂, λ̂) the subproblem is min ½xᵀPx + qᵀx + ½ρ|x − x̂|² + |distance of g(x) + δλ̂ to [lower, upper]|²/(2δ), g(x) = (Ax, x). A Newton step
/// solves the augmented system of the limits that g(x) + δλ̂ violates. R. T. Rockafellar, Augmented Lagrangians and applications of the proximal
/// point algorithm in convex programming, Math. Oper. Res. 1(2), 1976; B. Hermans, A. Themelis, P. Patrinos, QPALM: a proximal augmented Lagrangian
/// method for nonconvex quadratic programs, Math. Prog. Comp. 14, 2022. With ρ and δ as small as here the outer iteration is iterative refinement.
/// </remarks>
internal sealed partial class ActiveSetNewton
{
    // δ, and the first ρ: a step of the outer iteration gains about eight digits where the active set is right.
    private const double Weight = 1e-8;
    private ConvexData _data;
    private readonly AugmentedSystem _system;
    private readonly int _n, _m, _count;
    private readonly double[] _anchorX, _anchor, _x, _g, _gNew, _trialX, _trial, _h, _d, _u, _v, _dx, _dy, _gd, _pd, _px, _breaks;
    private readonly int[] _breakIndex;
    private readonly sbyte[] _side, _next, _factored;
    private bool _hasFactors;
    private double _rho = Weight;

    public ActiveSetNewton(ConvexData data, AugmentedSystem system)
    {
        (_data, _system, _n, _m, _count) = (data, system, data.N, data.M, data.N + data.M);
        (_anchorX, _x, _trialX, _h, _u, _dx, _pd, _px) = (N(), N(), N(), N(), N(), N(), N(), N());
        (_anchor, _g, _gNew, _trial, _gd) = (C(), C(), C(), C(), C());
        (_d, _v, _dy) = (new double[_m], new double[_m], new double[_m]);
        (_breaks, _breakIndex) = (new double[2 * _count], new int[2 * _count]);
        (_side, _next, _factored) = (new sbyte[_count], new sbyte[_count], new sbyte[_count]);

        double[] N() => new double[_n];
        double[] C() => new double[_count];
    }

    /// <summary>x, n values.</summary>
    public ReadOnlySpan<double> X => _anchorX;

    /// <summary>The multipliers of rows and variables, upper minus lower, m + n values.</summary>
    public ReadOnlySpan<double> Multipliers => _anchor;

    /// <summary>The active set: −1, 0 or 1 for each limit.</summary>
    public ReadOnlySpan<sbyte> Side => _side;

    /// <summary>The factorizations that were made since the start.</summary>
    public int Factorizations { get; private set; }

    /// <summary>Starts at an interior-point iterate, whose factorizations took the place of any made before.</summary>
    public void Start(InteriorPoint interior)
    {
        interior.GuessActive(_next);
        _hasFactors = false;
        Start(interior.X, interior.Multipliers, _next);
    }

    /// <summary>Starts at a point with a guess of the active set.</summary>
    public void Start(ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers, ReadOnlySpan<sbyte> side)
    {
        x.CopyTo(_anchorX);
        side.CopyTo(_side);
        Factorizations = 0;
        if (_rho != Weight) (_rho, _hasFactors) = (Weight, false);
        for (int c = 0; c < _count; c++)
        {
            _anchor[c] = side[c] == 0 ? 0 : multipliers[c];
            if (c < _m || side[c] == 0) continue;
            _anchorX[c - _m] = side[c] < 0 ? _data.Lower[c] : _data.Upper[c];
        }
    }

    /// <summary>Takes a smaller ρ, for curvature that is small beside it: false where there is none.</summary>
    public bool Sharpen()
    {
        if (_rho < 1e-12) return false;
        _rho *= 1e-2;
        _hasFactors = false;
        return true;
    }

    /// <summary>Goes on from the last solution, with a program of the same matrices.</summary>
    public void Restart(ConvexData data)
    {
        _data = data;
        Factorizations = 0;
        for (int c = 0; c < _count; c++)
        {
            if (_data.IsEquality(c)) _side[c] = _side[c] == 0 ? (sbyte)1 : _side[c];
            else if (_side[c] != 0 && double.IsInfinity(Limit(c))) (_side[c], _anchor[c]) = (0, 0);
            if (c >= _m && _side[c] != 0) _anchorX[c - _m] = Limit(c);
        }
    }

    /// <summary>One outer iteration: solves the subproblem and moves (x̂, λ̂) to its solution.</summary>
    /// <param name="maxFactorizations">How many factorizations may be spent since the start.</param>
    /// <returns>Whether the subproblem was solved.</returns>
    public bool Advance(int maxFactorizations)
    {
        _system.Accuracy = 1e-15;
        _anchorX.CopyTo(_x, 0);
        _data.Activities(_x, _g);
        bool repeated = false;
        for (bool guess = true; ; guess = false)
        {
            if (!IsFactored() && Factorizations >= maxFactorizations) return false;
            if (!NewtonPoint()) return false;
            if (IsConsistent())
            {
                _trialX.CopyTo(_anchorX, 0);
                _trial.CopyTo(_anchor, 0);
                SnapToBounds();
                return true;
            }

            // A guess that is not the active set at x need not give a descent direction: the method proper starts from x.
            double t = guess && !IsActiveSetAtX() ? 0 : Search();
            if (!double.IsFinite(t)) return false;
            VectorKernels.AddScaled(t, _dx, _x);
            _data.Activities(_x, _g);
            // A step that changes nothing is repeated once at most: what is inconsistent then is rounding.
            if (UpdateActiveSet()) repeated = false;
            else if (repeated || (t < 1e-12 && !guess)) return false;
            else repeated = true;
        }
    }

    // Solves the equality-constrained program of the active set: the point goes to _trialX and _trial, the step to _dx.
    private bool NewtonPoint()
    {
        if (!IsFactored())
        {
            for (int j = 0; j < _n; j++) _h[j] = _rho + (_side[_m + j] == 0 ? 0 : 1 / Weight);
            for (int i = 0; i < _m; i++) _d[i] = _side[i] == 0 ? double.PositiveInfinity : Weight;
            _system.Factor(_h, _d);
            Factorizations++;
            _side.CopyTo(_factored, 0);
            _hasFactors = true;
        }

        // In terms of the changes, so that what is already right is not spoilt by rounding.
        for (int c = 0; c < _count; c++) _trial[c] = _side[c] == 0 ? 0 : _anchor[c];
        _data.DualResidual(_x, _trial, _u);
        for (int j = 0; j < _n; j++)
        {
            _u[j] = -_u[j] - (_rho * (_x[j] - _anchorX[j]));
            if (_side[_m + j] != 0) _u[j] += (Limit(_m + j) - _x[j]) / Weight;
        }

        for (int i = 0; i < _m; i++) _v[i] = _side[i] == 0 ? 0 : Limit(i) - _g[i];
        _system.Solve(_u, _v, _dx, _dy);
        if (!VectorKernels.IsFinite(_dx) || !VectorKernels.IsFinite(_dy)) return false;
        TensorPrimitives.Add(_x, _dx, _trialX);
        for (int i = 0; i < _m; i++) _trial[i] += _dy[i];
        for (int j = 0; j < _n; j++)
        {
            int c = _m + j;
            if (_side[c] != 0) _trial[c] += ((_x[j] - Limit(c)) + _dx[j]) / Weight;
        }

        return true;
    }

    private bool IsFactored() => _hasFactors && _side.AsSpan().SequenceEqual(_factored);

    private double Limit(int c) => _side[c] < 0 ? _data.Lower[c] : _data.Upper[c];

    // Whether the active set is that of the Newton point, to the accuracy of its computation.
    private bool IsConsistent()
    {
        _data.Activities(_trialX, _gNew);
        double size = Math.Max(1, VectorKernels.MaxAbs(_trial));
        for (int c = 0; c < _count; c++)
        {
            if (_data.IsEquality(c)) continue;
            if (_side[c] != 0)
            {
                if (_side[c] * _trial[c] < -1e-13 * size) return false;
                continue;
            }

            double shifted = _gNew[c] + (Weight * _anchor[c]), slack = 1e-13 * (1 + Math.Abs(_gNew[c]));
            if (shifted < _data.Lower[c] - slack || shifted > _data.Upper[c] + slack) return false;
        }

        return true;
    }

    private bool IsActiveSetAtX()
    {
        ComputeSides(_next);
        return _next.AsSpan().SequenceEqual(_side);
    }

    private bool UpdateActiveSet()
    {
        ComputeSides(_next);
        bool changed = !_next.AsSpan().SequenceEqual(_side);
        _next.CopyTo(_side, 0);
        return changed;
    }

    private void ComputeSides(sbyte[] side)
    {
        for (int c = 0; c < _count; c++)
        {
            double shifted = _g[c] + (Weight * _anchor[c]);
            side[c] = shifted < _data.Lower[c] ? (sbyte)-1 : shifted > _data.Upper[c] || _data.IsEquality(c) ? (sbyte)1 : (sbyte)0;
        }
    }

    private void SnapToBounds()
    {
        for (int j = 0; j < _n; j++)
        {
            if (_side[_m + j] != 0) _anchorX[j] = Limit(_m + j);
        }

        for (int c = 0; c < _count; c++)
        {
            if (!_data.IsEquality(c) && _side[c] * _anchor[c] < 0) _anchor[c] = 0;
        }
    }
}
