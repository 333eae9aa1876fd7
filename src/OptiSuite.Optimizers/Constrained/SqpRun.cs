using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>One run of <see cref="Sqp"/>: the current point with the solution of its quadratic program is the state between steps.</summary>
internal sealed class SqpRun : IOptimizerRun, ILocalModel
{
    // A quasi-Newton matrix that is thrown away ever again leads nowhere.
    private const int MaxResets = 20;
    // Relative to 1 + |xᵢ|: far enough to leave a flat place, near enough to come back to a true minimum of the violation.
    private const double EscapeRadius = 0.01;

    private readonly Sqp _settings;
    private readonly Evaluator _evaluator;
    private readonly StoppingCriteria _stopping;
    private readonly DampedBfgs _bfgs;
    private readonly FactoredHessian _hessian;
    private readonly QpSubproblem _subproblem;
    private readonly ElasticMode _elastic;
    private readonly L1Merit _merit;
    private readonly MeritSearch _search;
    private readonly KktResidual _kkt;
    // A stream of its own, not the run's: SQP is deterministic, and its answer must not depend on the seed.
    private readonly RandomStream _random = new(1);
    private readonly Diagnostic[] _diagnostics = new Diagnostic[3];
    private SqpPoint _current, _next;
    private bool _isElastic, _hasEscaped;
    private int _resets;
    private HessianReset _lastReset;
    private ExitReason? _failure;

    public SqpRun(Sqp settings, RunContext context)
    {
        _settings = settings;
        (_evaluator, _stopping) = (context.Evaluator, context.Stopping);
        int n = context.Problem.Dimension, m = _evaluator.ConstraintCount;
        _hessian = new FactoredHessian(n);
        _bfgs = new DampedBfgs(_hessian);
        _subproblem = new QpSubproblem(_hessian, _evaluator);
        _elastic = new ElasticMode(_subproblem, _evaluator, settings.ElasticWeight);
        _merit = new L1Merit(m, settings.PenaltyDecreaseIterations);
        _search = new MeritSearch(settings, _evaluator, _merit, _subproblem);
        _kkt = new KktResidual(_evaluator);
        (_current, _next) = (new SqpPoint(n, m), new SqpPoint(n, m));
        context.CopyStart().CopyTo(_current.X, 0);
        _current.EvaluateValues(_evaluator);
        if (!_current.IsFinite || !_current.TryEvaluateDerivatives(_evaluator))
        {
            _failure = ExitReason.NonFinite;
            return;
        }

        _bfgs.Reset(_current.G);
        _failure = SolveSubproblem();
    }

    public ReadOnlySpan<double> X => _current.X;

    public double Objective => _current.F;

    public double ConstraintViolation => _current.Violation;

    public double Stationarity { get; private set; } = double.NaN;

    public double StepNorm { get; private set; } = double.NaN;

    public ReadOnlySpan<Diagnostic> Diagnostics
    {
        get
        {
            _diagnostics[0] = new Diagnostic("StepLength", _search.Alpha);
            _diagnostics[1] = new Diagnostic("Penalty", VectorKernels.MaxAbs(_merit.Penalties));
            _diagnostics[2] = new Diagnostic("ElasticWeight", _isElastic ? _elastic.Weight : 0);
            return _diagnostics;
        }
    }

    public Multipliers? Multipliers => double.IsNaN(Stationarity) ? null : _kkt.Multipliers(_current, _subproblem.Multipliers);

    public ReadOnlySpan<double> Gradient => _current.G;

    public bool TryCopyHessian(Span<double> hessian) => _hessian.Matrix.TryCopyTo(hessian);

    private bool IsSolution =>
        Stationarity <= _stopping.StationarityTolerance && _current.Violation <= _stopping.ConstraintTolerance;

    /// <summary>
    /// Where rounding ends the search: the residual in units of ‖∇f‖ is small, which is all that can be had of a badly scaled problem.
    /// </summary>
    private bool IsNearlySolution =>
        Stationarity <= 10 * _stopping.StationarityTolerance * Math.Max(1, VectorKernels.MaxAbs(_current.G))
        && _current.Violation <= _stopping.ConstraintTolerance;

    public ExitReason? Step()
    {
        ExitReason? reason = _failure ?? Advance();
        if (reason == ExitReason.Infeasible && TryEscape()) reason = null;
        _failure = reason;
        return reason;
    }

    private ExitReason? Advance()
    {
        ExitReason? reason = TryAdvance() ? SolveSubproblem() : Recover();
        for (int i = 0; i < _settings.PolishIterations && reason is null && IsSolution && !IsSharp(); i++)
        {
            double step = StepNorm;
            if (!TryAdvance())
            {
                StepNorm = step;
                break;
            }

            reason = SolveSubproblem();
        }

        if (reason is not null || !IsStuck()) return reason;
        return CanRestart ? Restart() : ExitReason.LineSearchFailed;
    }

    private bool CanRestart => _resets < MaxResets && _lastReset < HessianReset.Gradient;

    /// <summary>From the current point and its d to the next point, and B to the curvature found on the way.</summary>
    private bool TryAdvance()
    {
        _merit.Update(_subproblem.Multipliers);
        if (!_search.TrySearch(_current, ref _next, mayCorrect: !_isElastic)) return false;
        _bfgs.Update(_current, _next, _subproblem.Multipliers);
        StepNorm = TensorPrimitives.Distance<double>(_current.X, _next.X);
        bool isProgress = _current.F - _next.F > 1e-12 * Math.Abs(_current.F) || _next.Violation < 0.99 * _current.Violation;
        if (isProgress) _lastReset = HessianReset.None;
        (_current, _next) = (_next, _current);
        return true;
    }

    private ExitReason? SolveSubproblem()
    {
        ExitReason? reason = TrySolveSubproblem();
        if (reason is not null && !_bfgs.IsFresh)
        {
            // A bad B can make a program insoluble, or hide that the violation can fall.
            _bfgs.Reset(_current.G);
            reason = TrySolveSubproblem();
        }

        Stationarity = reason is null ? _kkt.Evaluate(_current, _subproblem.Multipliers) : double.NaN;
        return reason;
    }

    private ExitReason? TrySolveSubproblem()
    {
        _isElastic = true;
        if (_subproblem.Solve(_current) != QpStatus.Solved) return _elastic.Solve(_current, _stopping.ConstraintTolerance);
        _isElastic = _elastic.IsNeeded(_current, _subproblem.Multipliers);
        return _isElastic ? _elastic.SolveBounded(_current, _stopping.ConstraintTolerance) : null;
    }

    /// <summary>After a failed search: once more from a multiple of the identity, if there is anything to gain.</summary>
    private ExitReason? Recover()
    {
        bool isFeasible = _current.Violation <= _stopping.ConstraintTolerance;
        if (_search.IsAtRounding && isFeasible && IsNearlySolution) return ExitReason.SmallStep;
        if (CanRestart) return Restart();
        Stationarity = double.NaN;
        return !isFeasible && _elastic.IsStationary(_current) ? ExitReason.Infeasible : ExitReason.LineSearchFailed;
    }

    private ExitReason? Restart()
    {
        _resets++;
        switch (_lastReset)
        {
            case HessianReset.None:
                _bfgs.ResetToDiagonal();
                break;
            case HessianReset.Diagonal:
                _bfgs.ResetToSizes(_current.X, _current.G);
                break;
            default:
                _bfgs.Reset(_current.G);
                break;
        }

        _lastReset++;
        StepNorm = double.NaN;
        return SolveSubproblem();
    }

    /// <summary>
    /// A stationary point of the violation may be a saddle or a maximum of it, the start above all. One random step away shows which.
    /// </summary>
    private bool TryEscape()
    {
        if (_hasEscaped || (_evaluator.Problem.ConstraintKinds & ConstraintKinds.Nonlinear) == ConstraintKinds.None) return false;
        _hasEscaped = true;
        for (int i = 0; i < _next.X.Length; i++)
        {
            double x = _current.X[i];
            _next.X[i] = x + (EscapeRadius * (1 + Math.Abs(x)) * _random.NextUniform(-1, 1));
        }

        _evaluator.Problem.Bounds?.Project(_next.X);
        _next.EvaluateValues(_evaluator);
        if (!_next.IsFinite || !_next.TryEvaluateDerivatives(_evaluator)) return false;
        StepNorm = TensorPrimitives.Distance<double>(_current.X, _next.X);
        (_current, _next) = (_next, _current);
        _bfgs.Reset(_current.G);
        return SolveSubproblem() is null;
    }

    /// <summary>Whether the step vanished although the point is no solution: then B has taken up curvature that is not there.</summary>
    private bool IsStuck() =>
        StepNorm <= 10 * (_stopping.StepTolerance ?? 0) * Math.Max(1, TensorPrimitives.Norm<double>(_current.X))
        && !IsSolution && Math.Abs(TensorPrimitives.Dot<double>(_current.G, _subproblem.D)) <= 1e-14 * Math.Abs(_current.F);

    /// <summary>Whether the quadratic program expects nothing more: neither f nor a multiplier would change in the digits that count.</summary>
    private bool IsSharp()
    {
        double change = Math.Abs(TensorPrimitives.Dot<double>(_current.G, _subproblem.D));
        return change <= 1e-9 * Math.Max(1, Math.Abs(_current.F)) && _current.Violation <= 0.01 * _stopping.ConstraintTolerance;
    }
}
