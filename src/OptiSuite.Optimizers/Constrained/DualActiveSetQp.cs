using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// Strictly convex dense quadratic programs by the dual active-set method of Goldfarb and Idnani (A numerically stable dual method
/// for solving strictly convex quadratic programs, Math. Programming 27, 1983): from the unconstrained minimum, violated
/// constraints are made active one by one while the multipliers stay in their ranges.
/// </summary>
/// <remarks>
/// Deviations from the paper. Normals are kept unsigned and every multiplier has a range: [0, ∞) at a lower limit, (−∞, 0] at an
/// upper one, all numbers at an equality. A finite weight ω cuts the range to [−ω, ω]; a multiplier that reaches ±ω leaves the active
/// set and stays there, which is the exact dual of the ℓ1 penalty, so elastic rows need no slack variables. Bounds are rows that are
/// never stored. Dependent equality rows are left out when they agree with the others, and reported when not. The result is refined
/// with B itself, which removes the rounding of the updates. Every array is allocated in the constructor.
/// </remarks>
public sealed partial class DualActiveSetQp
{
    private const double FeasibilityTolerance = 1e-12;

    private readonly FactoredHessian _hessian;
    private readonly ActiveSetFactors _factors;
    private readonly int _n, _capacity;
    private readonly double[] _x, _lambda, _norms, _d, _z, _r, _rho, _e, _work, _low, _high, _target;
    private readonly int[] _active, _previous;
    private readonly bool[] _isActive, _isSkipped;
    private int _rows, _previousCount;
    private double _scale;

    /// <summary>A solver for programs with the given Hessian.</summary>
    /// <param name="hessian">B. The solver rotates its J, which changes nothing for others.</param>
    /// <param name="rowCapacity">The largest number of rows m that will be given.</param>
    public DualActiveSetQp(FactoredHessian hessian, int rowCapacity)
    {
        ArgumentNullException.ThrowIfNull(hessian);
        ArgumentOutOfRangeException.ThrowIfNegative(rowCapacity);
        (_hessian, _n, _capacity) = (hessian, hessian.Order, rowCapacity);
        _factors = new ActiveSetFactors(hessian);
        (_x, _d, _z, _r, _rho, _e, _work) = (New(), New(), New(), New(), New(), New(), New());
        (_low, _high, _target, _active) = (New(), New(), New(), new int[_n]);
        _previous = new int[_n];
        _norms = new double[rowCapacity];
        _lambda = new double[rowCapacity + _n];
        _isActive = new bool[rowCapacity + _n];
        _isSkipped = new bool[rowCapacity + _n];
        MaxIterations = 100 + (20 * (rowCapacity + _n));

        double[] New() => new double[_n];
    }

    /// <summary>The most changes of the active set in one solve. Default 100 + 20(m + n), far above what is usual (about m + n).</summary>
    public int MaxIterations { get; set; }

    /// <summary>The solution, n values; after a failure the last point.</summary>
    public ReadOnlySpan<double> X => _x;

    /// <summary>λ, m values, with Bx + g = Aᵀλ + z: positive where a row is held at its lower limit, negative at its upper.</summary>
    public ReadOnlySpan<double> RowMultipliers => _lambda.AsSpan(0, _rows);

    /// <summary>z, n values, with Bx + g = Aᵀλ + z: positive where a variable is held at its lower bound, negative at its upper.</summary>
    public ReadOnlySpan<double> BoundMultipliers => _lambda.AsSpan(_rows, _n);

    /// <summary>The changes of the active set in the last solve.</summary>
    public int Iterations { get; private set; }

    /// <summary>max |Bx + g − Aᵀλ − z| over max(1, max |g|) before the refinement: how far J has drifted from B.</summary>
    public double Drift { get; private set; }

    /// <summary>Solves a program.</summary>
    /// <param name="program">The data; limits must be ordered and the values finite apart from infinite limits.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="ArgumentException">There are more rows than the capacity, or the shapes differ.</exception>
    public QpStatus Solve(in QpView program)
    {
        Prepare(program);
        _hessian.Solve(program.Gradient, _x);
        TensorPrimitives.Negate(_x, _x);
        _scale = TensorPrimitives.Norm<double>(_x);

        QpStatus? status = EnterEqualities(program) ?? EnterPrevious(program);
        for (int round = 0; status is null; round++)
        {
            status = EnterViolated(program);
            if (status != QpStatus.Solved) break;
            Refine(program);
            // The path may have been far longer than the solution: from here on, rounding is measured by where it ended.
            _scale = TensorPrimitives.Norm<double>(_x);
            // Refinement moves the point by rounding only; if that uncovered a violation, go on from there, but not for ever.
            if (round < 3 && FindViolated(program, out _, out _, out _, out _) >= 0) status = null;
        }

        SnapToBounds(program);
        _previousCount = _factors.Count;
        _active.AsSpan(0, _previousCount).CopyTo(_previous);
        return status!.Value;
    }

    private void Prepare(in QpView program)
    {
        _rows = program.RowCount;
        if (_rows > _capacity || program.RowUpper.Length != _rows || program.Matrix.Length != _rows * _n || program.Gradient.Length != _n
            || (program.RowWeights.Length != 0 && program.RowWeights.Length != _rows))
        {
            throw new ArgumentException(
                $"The program has {_rows} rows, {program.Matrix.Length} coefficients and a gradient of {program.Gradient.Length} values; "
                + $"this solver takes {_n} variables and at most {_capacity} rows.");
        }

        for (int i = 0; i < _rows; i++) _norms[i] = TensorPrimitives.Norm(program.Matrix.Slice(i * _n, _n));
        Array.Clear(_lambda);
        Array.Clear(_isActive);
        Array.Clear(_isSkipped);
        _factors.Clear();
        Iterations = 0;
        Drift = 0;
    }

    private QpStatus? EnterEqualities(in QpView p)
    {
        // Fixed variables first: their normals are exact.
        for (int k = 0; k < _rows + _n; k++)
        {
            int id = k < _n ? _rows + k : k - _n;
            (double lower, double upper) = Limits(p, id);
            if (lower != upper) continue;
            double residual = lower - Product(p, id), cap = Cap(p, id);
            QpStatus? status = Enter(p, id, lower, residual >= 0 ? 1 : -1, -cap, cap);
            if (status is not null) return status;
        }

        return null;
    }

    /// <summary>The constraints that were active in the last solve enter first: most of them are again, and need not be searched for.</summary>
    private QpStatus? EnterPrevious(in QpView p)
    {
        for (int k = 0; k < _previousCount; k++)
        {
            int id = _previous[k];
            if (id >= _rows + _n || _isActive[id] || !IsViolated(p, id, out double target, out int direction, out double low, out double high, out _)) continue;
            QpStatus? status = Enter(p, id, target, direction, low, high);
            if (status is not null) return status;
        }

        return null;
    }

    private QpStatus EnterViolated(in QpView p)
    {
        while (true)
        {
            int id = FindViolated(p, out double target, out int direction, out double low, out double high);
            if (id < 0) return QpStatus.Solved;
            QpStatus? status = Enter(p, id, target, direction, low, high);
            if (status is not null) return status.Value;
        }
    }

    /// <summary>The constraint that is furthest from its optimality condition, in units of its normal; −1 where all hold.</summary>
    private int FindViolated(in QpView p, out double target, out int direction, out double low, out double high)
    {
        int worst = -1;
        double worstViolation = 0;
        (target, direction, low, high) = (0, 0, 0, 0);
        for (int id = 0; id < _rows + _n; id++)
        {
            if (_isActive[id] || !IsViolated(p, id, out double goal, out int sign, out double least, out double most, out double violation)) continue;
            if (violation <= worstViolation) continue;
            (worst, worstViolation, target, direction, low, high) = (id, violation, goal, sign, least, most);
        }

        return worst;
    }

    /// <summary>Whether a constraint that is not active breaks its optimality condition, and the range its multiplier may then move in.</summary>
    private bool IsViolated(in QpView p, int id, out double target, out int direction, out double low, out double high, out double violation)
    {
        (target, direction, low, high, violation) = (0, 0, 0, 0, 0);
        (double lower, double upper) = Limits(p, id);
        if (_isSkipped[id] || (double.IsInfinity(lower) && double.IsInfinity(upper))) return false;
        double value = Product(p, id), lambda = _lambda[id], cap = Cap(p, id);
        // λ = 0 wants lower ≤ aᵀx ≤ upper; λ = ω wants aᵀx ≤ lower; λ = −ω wants aᵀx ≥ upper.
        bool belowLower = lambda == 0 && lower - value >= value - upper;
        target = belowLower || lambda > 0 ? lower : upper;
        direction = belowLower || lambda < 0 ? 1 : -1;
        violation = direction * (target - value);
        double norm = id < _rows ? _norms[id] : 1;
        if (!(violation > FeasibilityTolerance * ((norm * _scale) + Math.Abs(target)))) return false;
        violation /= norm > 0 ? norm : 1;
        low = lower == upper || target == upper ? -cap : 0;
        high = lower == upper || target == lower ? cap : 0;
        return true;
    }

    /// <summary>Newton's correction of the first-order conditions with B itself and the factors of the active set.</summary>
    private void Refine(in QpView p)
    {
        int q = _factors.Count;
        double size = Math.Max(1, VectorKernels.MaxAbs(p.Gradient));
        for (int pass = 0; pass < 2; pass++)
        {
            _hessian.Multiply(_x, _rho);
            TensorPrimitives.Add<double>(_rho, p.Gradient, _rho);
            MatrixKernels.AddTransposedProduct(-1, p.Matrix, RowMultipliers, _rho);
            TensorPrimitives.Subtract<double>(_rho, BoundMultipliers, _rho);
            for (int j = 0; j < q; j++) _e[j] = _target[j] - Product(p, _active[j]);
            double residual = VectorKernels.MaxAbs(_rho) / size;
            if (pass == 0) Drift = residual;
            if (pass > 0 && residual <= 1e-14) return;
            _factors.Correct(_rho, _e, _z, _r, _work);
            if (!VectorKernels.IsFinite(_z) || !VectorKernels.IsFinite(_r.AsSpan(0, q))) return;
            TensorPrimitives.Add<double>(_x, _z, _x);
            for (int j = 0; j < q; j++)
            {
                int id = _active[j];
                _lambda[id] = Math.Clamp(_lambda[id] + _r[j], _low[j], _high[j]);
            }
        }
    }

    private void SnapToBounds(in QpView p)
    {
        for (int j = 0; j < _factors.Count; j++)
        {
            if (_active[j] >= _rows) _x[_active[j] - _rows] = _target[j];
        }

        if (!p.Lower.IsEmpty) TensorPrimitives.Max<double>(_x, p.Lower, _x);
        if (!p.Upper.IsEmpty) TensorPrimitives.Min<double>(_x, p.Upper, _x);
    }

    private double Product(in QpView p, int id) =>
        id < _rows ? VectorKernels.Dot(p.Matrix.Slice(id * _n, _n), _x) : _x[id - _rows];

    private double Cap(in QpView p, int id) =>
        id < _rows && !p.RowWeights.IsEmpty ? p.RowWeights[id] : double.PositiveInfinity;

    private (double Lower, double Upper) Limits(in QpView p, int id)
    {
        if (id < _rows) return (p.RowLower[id], p.RowUpper[id]);
        int i = id - _rows;
        return (p.Lower.IsEmpty ? double.NegativeInfinity : p.Lower[i], p.Upper.IsEmpty ? double.PositiveInfinity : p.Upper[i]);
    }
}
