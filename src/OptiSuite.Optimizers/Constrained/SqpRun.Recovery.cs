using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <content>What happens when the plain iteration ends: at a solution, a saddle, a flat start, or where no step is acceptable.</content>
internal sealed partial class SqpRun
{
    // A quasi-Newton matrix that is thrown away ever again leads nowhere.
    private const int MaxResets = 20;
    private const int MaxRestorations = 5;
    private const int MaxSaddles = 3;
    private const int MaxFlatSteps = 3;
    private const int MaxEscapes = 1;
    // Relative to 1 + |xᵢ|, a hundred times as far the second time: far enough to leave a flat place, near enough to come back to a true minimum.
    private const double EscapeRadius = 0.1;

    // A stream of its own, not the run's: SQP is deterministic, and its answer must not depend on the seed.
    private readonly RandomStream _random = new(1);
    private readonly SqpPoint _saddle;
    private double _startObjective;
    private HessianReset _lastReset;
    private int _resets, _restorations, _saddles, _flatSteps, _escapes;
    private bool _hasSaddle, _hasBeenProbed;

    /// <summary>
    /// Where rounding ends the search: the residual in units of ‖∇f‖ is small, which is all that can be had of a badly scaled problem.
    /// </summary>
    private bool IsNearlySolution =>
        Stationarity <= 10 * _stopping.StationarityTolerance * Math.Max(1, VectorKernels.MaxAbs(_current.G)) && IsFeasible;

    private bool CanRestart => _resets < MaxResets && _lastReset < HessianReset.Gradient;

    /// <summary>Looks twice at a point that passes the first-order test, and never ends worse than at a point that passed it before.</summary>
    private ExitReason? Conclude(ExitReason? reason)
    {
        if (reason is null && IsSolution)
        {
            if (_evaluator.TrySwitchToCentral()) return Conclude(Sharpen());
            if (IsFlat()) return LeaveFlat();
            if (TryLeaveSaddle()) return null;
        }

        if (_hasSaddle && (IsSolution || reason is not null) && !(IsSolution && _current.F < _saddle.F)) ReturnToSaddle();
        return _hasSaddle && IsSolution ? null : reason;
    }

    /// <summary>After a failed search: again with less and less of B, then feasibility alone.</summary>
    private ExitReason? Recover()
    {
        if (_evaluator.TrySwitchToCentral()) return Sharpen();
        if (_search.IsAtRounding && IsNearlySolution) return ExitReason.SmallStep;
        if (CanRestart) return Restart();
        return IsFeasible ? ExitReason.LineSearchFailed : BeginRestoration(ExitReason.LineSearchFailed);
    }

    private ExitReason? Restart()
    {
        _resets++;
        switch (_lastReset)
        {
            case HessianReset.None:
                _curvature.ResetToDiagonal();
                break;
            case HessianReset.Diagonal:
                _curvature.ResetToSizes(_current.X, _current.G);
                break;
            default:
                _curvature.Reset(_current.G);
                break;
        }

        _lastReset++;
        StepNorm = double.NaN;
        return SolveSubproblem();
    }

    /// <summary>The derivatives of the current point once more, by central differences.</summary>
    private ExitReason? Sharpen()
    {
        StepNorm = double.NaN;
        _current.ForgetGradient();
        return _current.TryEvaluateDerivatives(_evaluator) ? SolveSubproblem() : ExitReason.NonFinite;
    }

    private ExitReason? BeginRestoration(ExitReason otherwise)
    {
        if (IsFeasible || _restorations++ >= MaxRestorations) return otherwise;
        StepNorm = Stationarity = double.NaN;
        _restoration.Begin(_current);
        return null;
    }

    /// <summary>One step towards feasibility; at its end the plain iteration goes on, or the certificate is written.</summary>
    private ExitReason? Restore()
    {
        RestorationOutcome outcome = _restoration.Step(ref _current, ref _next, 0.1 * _stopping.ConstraintTolerance);
        switch (outcome)
        {
            case RestorationOutcome.Going:
                return null;
            case RestorationOutcome.Feasible:
                _curvature.ResetToDiagonal();
                _lastReset = HessianReset.None;
                return SolveSubproblem();
            case RestorationOutcome.Stationary when !IsFeasible:
                if (_evaluator.BestViolation <= _stopping.ConstraintTolerance) return ExitReason.LineSearchFailed;
                Explanation = InfeasibilityCertificate.Describe(_evaluator.Problem.Constraints, _current.C, _restoration.Weights, "constraints");
                return TryEscape() ? null : ExitReason.Infeasible;
            default:
                return ExitReason.LineSearchFailed;
        }
    }

    /// <summary>
    /// A stationary point of the violation may be a saddle or a maximum of it, the start above all. Random steps away show which.
    /// </summary>
    private bool TryEscape()
    {
        if (_escapes >= MaxEscapes || (_evaluator.Problem.ConstraintKinds & ConstraintKinds.Nonlinear) == ConstraintKinds.None) return false;
        double radius = EscapeRadius * Math.Pow(100, _escapes++);
        for (int i = 0; i < _next.X.Length; i++)
        {
            double x = _current.X[i];
            _next.X[i] = x + (radius * (1 + Math.Abs(x)) * _random.NextUniform(-1, 1));
        }

        _evaluator.Problem.Bounds?.Project(_next.X);
        _next.EvaluateValues(_evaluator);
        if (!_next.IsFinite || !_next.TryEvaluateDerivatives(_evaluator)) return false;
        StepNorm = double.NaN;
        (_current, _next) = (_next, _current);
        _curvature.Reset(_current.G);
        return SolveSubproblem() is null;
    }

    /// <summary>
    /// Whether f has not changed since the start and is small only in its own units: a move of every variable by its own size would
    /// change it beyond rounding, so that its gradient is small by the scale of f and not by a minimum.
    /// </summary>
    private bool IsFlat() =>
        _flatSteps < MaxFlatSteps
        && Math.Abs(_current.F - _startObjective) <= 1e-10 * Math.Max(1, Math.Abs(_startObjective))
        && _kkt.RelativeChange(_current) > 1e-9 * Math.Abs(_current.F);

    private ExitReason? LeaveFlat()
    {
        _flatSteps++;
        _curvature.ResetToSizes(_current.X, _current.G);
        ExitReason? reason = SolveSubproblem();
        if (reason is not null || TryAdvance()) return reason ?? SolveSubproblem();
        _flatSteps = MaxFlatSteps;
        _curvature.Reset(_current.G);
        return SolveSubproblem();
    }

    private bool TryLeaveSaddle()
    {
        if (_saddles >= MaxSaddles || _hasBeenProbed) return false;
        _hasBeenProbed = true;
        if (!_probe.TryFindDescent(_current, _subproblem.Multipliers, _next)) return false;
        _saddles++;
        if (!_hasSaddle || _current.F < _saddle.F) _saddle.CopyFrom(_current);
        (_hasSaddle, _hasBeenProbed) = (true, false);
        (_current, _next) = (_next, _current);
        _explored.Clear();
        _curvature.Reset(_current.G);
        StepNorm = double.NaN;
        return SolveSubproblem() is null;
    }

    private void ReturnToSaddle()
    {
        _current.CopyFrom(_saddle);
        _curvature.Reset(_current.G);
        (_hasBeenProbed, _restorations) = (true, MaxRestorations);
        _ = SolveSubproblem();
    }
}
