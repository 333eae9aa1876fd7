using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>One run of <see cref="Sqp"/>: the current point with the solution of its quadratic program is the state between steps.</summary>
internal sealed partial class SqpRun : IOptimizerRun, ILocalModel
{
    // So many steps in a row that change neither f nor the violation beyond rounding are a dance around a point that B does not let be.
    private const int MaxFruitlessSteps = 10;
    // A wider StepTolerance is the wish of the user, and ends the run.
    private const double Rounding = 1e-12;
    // Closer than this, forward differences see their own error.
    private const double NearSolution = 1e-4;

    private readonly Sqp _settings;
    private readonly Evaluator _evaluator;
    private readonly StoppingCriteria _stopping;
    private readonly DampedBfgs _quasiNewton;
    private readonly ILagrangianHessian _curvature;
    private readonly FactoredHessian _hessian;
    private readonly QpSubproblem _subproblem;
    private readonly ElasticMode _elastic;
    private readonly L1Merit _merit;
    private readonly MeritSearch _search;
    private readonly KktResidual _kkt;
    private readonly Restoration _restoration;
    private readonly CurvatureProbe _probe;
    private readonly ExploredSpace _explored;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[3];
    private SqpPoint _current, _next;
    private bool _isElastic;
    private int _fruitless;
    private bool _sizesDiffer;
    private double? _linearViolation;
    private ExitReason? _failure;

    public SqpRun(Sqp settings, RunContext context)
    {
        _settings = settings;
        (_evaluator, _stopping) = (context.Evaluator, context.Stopping);
        int n = context.Problem.Dimension, m = _evaluator.ConstraintCount;
        _hessian = new FactoredHessian(n);
        _quasiNewton = new DampedBfgs(_hessian);
        _curvature = Choose(settings.Hessian, _quasiNewton, _evaluator);
        _subproblem = new QpSubproblem(_hessian, _evaluator);
        _elastic = new ElasticMode(_subproblem, _evaluator, settings.ElasticWeight);
        _merit = new L1Merit(m, settings.PenaltyDecreaseIterations);
        _search = new MeritSearch(settings, _evaluator, _merit, _subproblem);
        _kkt = new KktResidual(_evaluator);
        var unit = new UnitMetricQp(n, m);
        _restoration = new Restoration(_evaluator, unit);
        _explored = new ExploredSpace(n);
        _probe = new CurvatureProbe(_evaluator, unit, _explored);
        (_current, _next, _saddle) = (new SqpPoint(n, m), new SqpPoint(n, m), new SqpPoint(n, m));
        context.CopyStart().CopyTo(_current.X, 0);
        var linear = new LinearFeasibility(context.Problem);
        if (!linear.TryMove(_current.X))
        {
            (_failure, Explanation, _linearViolation) = (ExitReason.Infeasible, linear.Certificate, linear.Violation(_current.X));
            return;
        }

        _current.EvaluateValues(_evaluator);
        if (!_current.IsFinite || !_current.TryEvaluateDerivatives(_evaluator))
        {
            _failure = ExitReason.NonFinite;
            return;
        }

        _startObjective = _current.F;
        _failure = Conclude(SolveFirstSubproblem());
    }

    public ReadOnlySpan<double> X => _current.X;

    public double Objective => _current.F;

    public double ConstraintViolation => _linearViolation ?? _current.Violation;

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

    public string? Explanation { get; private set; }

    public ReadOnlySpan<double> Gradient => _current.G;

    private bool IsFeasible => _current.Violation <= _stopping.ConstraintTolerance;

    private bool IsSolution => Stationarity <= _stopping.StationarityTolerance && IsFeasible;

    public bool TryCopyHessian(Span<double> hessian) => _hessian.Matrix.TryCopyTo(hessian);

    public ExitReason? Step()
    {
        _failure = Conclude(_failure ?? (_restoration.IsActive ? Restore() : Advance()));
        return _failure;
    }

    private ExitReason? Advance()
    {
        ExitReason? reason = TryAdvance() ? SolveSubproblem() : Recover();
        for (int i = 0; i < (_sizesDiffer ? 10 : 1) * _settings.PolishIterations && reason is null && IsSolution && !IsSharp(); i++)
        {
            double step = StepNorm;
            if (!TryAdvance())
            {
                StepNorm = step;
                break;
            }

            reason = SolveSubproblem();
        }

        if (reason is not null || IsSolution) return reason;
        if (Stationarity <= NearSolution * Math.Max(1, VectorKernels.MaxAbs(_current.G)) && _evaluator.TrySwitchToCentral()) return Sharpen();
        bool isTiny = StepNorm <= SmallestStep(_current);
        // A tiny step ends a run only at a solution; elsewhere it is a sign of a bad B.
        if (isTiny) StepNorm = double.NaN;
        if (isTiny && _isElastic && !IsFeasible) return BeginRestoration(ExitReason.LineSearchFailed);
        if (_fruitless < MaxFruitlessSteps && !(isTiny && IsStuck())) return null;
        _fruitless = 0;
        return Recover();
    }

    /// <summary>From the current point and its d to the next point, and B to the curvature found on the way.</summary>
    private bool TryAdvance()
    {
        _merit.Update(_subproblem.Multipliers);
        if (!_search.TrySearch(_current, ref _next, mayCorrect: !_isElastic)) return false;
        if (_curvature.Update(_current, _next, _subproblem.Multipliers)) _explored.Add(_current.X, _next.X);
        StepNorm = TensorPrimitives.Distance<double>(_current.X, _next.X);
        // Far from feasible a change of f in its last digits is no progress, however small f itself may be.
        double noise = _next.Violation > _stopping.ConstraintTolerance ? 1e-8 * Math.Max(1, Math.Abs(_current.F)) : 1e-12 * Math.Abs(_current.F);
        bool isProgress = _current.F - _next.F > noise
            || (_next.Violation < 0.99 * _current.Violation && _current.Violation > 0.01 * _stopping.ConstraintTolerance);
        if (isProgress) _lastReset = HessianReset.None;
        _fruitless = isProgress ? 0 : _fruitless + 1;
        (_current, _next) = (_next, _current);
        return true;
    }

    private ExitReason? SolveSubproblem()
    {
        ExitReason? reason = TrySolveSubproblem();
        if (reason is not null && !_curvature.IsFresh)
        {
            // A bad B can make a program insoluble, or hide that the violation can fall.
            _curvature.Reset(_current.G);
            reason = TrySolveSubproblem();
        }

        Stationarity = reason is null ? _kkt.Evaluate(_current, _subproblem.Multipliers) : double.NaN;
        return reason is null ? null : BeginRestoration(reason.Value);
    }

    private ExitReason? TrySolveSubproblem()
    {
        _isElastic = true;
        if (_subproblem.Solve(_current) != QpStatus.Solved) return _elastic.Solve(_current, _stopping.ConstraintTolerance);
        _isElastic = _elastic.IsNeeded(_current, _subproblem.Multipliers);
        return _isElastic ? _elastic.SolveBounded(_current, _stopping.ConstraintTolerance) : null;
    }

    private double SmallestStep(SqpPoint point) =>
        10 * Math.Min(_stopping.StepTolerance ?? 0, Rounding) * Math.Max(1, TensorPrimitives.Norm<double>(point.X));

    /// <summary>Whether the quadratic program promises no change of f beyond rounding although the point is no solution.</summary>
    private bool IsStuck() => Math.Abs(TensorPrimitives.Dot<double>(_current.G, _subproblem.D)) <= 1e-14 * Math.Abs(_current.F);

    /// <summary>Whether the quadratic program expects nothing more: f would not change in the digits that count.</summary>
    private bool IsSharp()
    {
        double change = Math.Abs(TensorPrimitives.Dot<double>(_current.G, _subproblem.D));
        double size = Math.Max(1, Math.Abs(_current.F));
        // Where sizes differ a tiny slope along a large variable may still mean much.
        return change <= 1e-9 * size && _current.Violation <= 0.01 * _stopping.ConstraintTolerance
            && !(_sizesDiffer && _kkt.RelativeChange(_current) > 1e-6 * size);
    }
}
