using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace OptiSuite;

/// <summary>Chooses the point that answers, has it verified, and says in a sentence what happened.</summary>
internal sealed class ResultBuilder(
    IOptimizer optimizer, Problem problem, RunOptions options, ConstraintRows rows, Evaluator evaluator, EvaluationLimits limits)
{
    private bool _mayEvaluate;

    public OptimizationResult Build(IOptimizerRun? run, ExitReason reason, int iterations, TimeSpan elapsed, string? message = null)
    {
        // A person who cancelled, or a clock that ran out, waits for no further evaluation; nor does an exception, nor who knew the end without any.
        _mayEvaluate = options.Verify && limits.Interruption is null && (run is null || evaluator.Counts.Total > 0);
        if (_mayEvaluate) EvaluateSampledIterate(run);
        bool last = run is not null && (UsesLastIterate(run, reason) || (problem.IsNoisy && double.IsFinite(run.Objective)));
        ImmutableArray<double> x = last ? [.. run!.X] : evaluator.HasBest ? [.. evaluator.BestX] : run is not null ? [.. run.X] : Fallback();
        double objective = last ? run!.Objective : evaluator.BestObjective;
        double violation = last || (!evaluator.HasBest && run is not null) ? run!.ConstraintViolation : evaluator.BestViolation;
        bool isCurrent = run is not null && (last || run.X.SequenceEqual(x.AsSpan()));
        Multipliers? multipliers = isCurrent ? run!.Multipliers : null;
        if (!double.IsFinite(objective)) objective = double.NaN;

        EvaluationCounts counts = evaluator.Counts;
        Verification verified = _mayEvaluate ? Verify(x, multipliers, ref counts) : Recorded(x, objective, violation);
        return new OptimizationResult
        {
            Optimizer = optimizer,
            Problem = problem,
            X = x,
            Objective = objective,
            ConstraintViolation = violation,
            Stationarity = last || multipliers is not null ? run!.Stationarity : double.NaN,
            Multipliers = multipliers,
            Gradient = isCurrent && run is ILocalModel { Gradient.IsEmpty: false } model ? [.. model.Gradient] : null,
            Hessian = Hessian(run),
            Solutions = run is ILocalSolutions several ? several.Solutions : [],
            ExitReason = reason,
            Message = message ?? Sentence(reason, run, counts, iterations, x, verified),
            Iterations = iterations,
            Evaluations = counts,
            Elapsed = elapsed,
            Seed = options.Seed,
            Verified = verified,
        };
    }

    private static bool UsesLastIterate(IOptimizerRun run, ExitReason reason) =>
        reason is ExitReason.Stationary or ExitReason.SmallStep && double.IsFinite(run.Objective);

    private ImmutableArray<double>? Hessian(IOptimizerRun? run)
    {
        if (run is not ILocalModel model) return null;
        double[] hessian = new double[problem.Dimension * problem.Dimension];
        return model.TryCopyHessian(hessian) ? ImmutableCollectionsMarshal.AsImmutableArray(hessian) : null;
    }

    private ImmutableArray<double> Fallback()
    {
        double[] x = problem.Start is { } start ? [.. start] : new double[problem.Dimension];
        problem.Bounds?.Project(x);
        return [.. x];
    }

    /// <summary>A sampled method's last point has no exact objective yet; give it the chance to be the best.</summary>
    private void EvaluateSampledIterate(IOptimizerRun? run)
    {
        if (run is null || evaluator.TermCount == 0 || !double.IsNaN(run.Objective)) return;
        try
        {
            _ = evaluator.Monitor(run.X);
        }
        catch (RunInterruptedException)
        {
            // It reached the target, or the time is over: either way the best point is up to date.
        }
    }

    private Verification Verify(ImmutableArray<double> x, Multipliers? multipliers, ref EvaluationCounts counts)
    {
        counts = counts with { Monitor = counts.Monitor + 1 };
        FiniteDifferenceScheme? differences = optimizer.Capabilities.NeedsGradient ? options.FiniteDifferences : null;
        try
        {
            return Verifier.Verify(problem, x.AsSpan(), multipliers, options.Stopping, differences, options.DifferenceSteps);
        }
        catch (Exception exception) when (
            options.Exceptions == ExceptionPolicy.RejectPoint && exception is not (OutOfMemoryException or OperationCanceledException))
        {
            return new Verification(false, problem.Bounds?.Contains(x.AsSpan()) ?? true, false, null, double.NaN, double.NaN, double.NaN);
        }
    }

    private Verification Recorded(ImmutableArray<double> x, double objective, double violation) => new(
        Finite: double.IsFinite(objective) && x.All(double.IsFinite),
        InsideBounds: problem.Bounds?.Contains(x.AsSpan()) ?? true,
        Feasible: rows.Count == 0 || violation <= options.Stopping.ConstraintTolerance,
        Stationary: null,
        objective,
        rows.Count == 0 ? 0 : violation,
        double.NaN);

    private string Sentence(
        ExitReason reason, IOptimizerRun? run, EvaluationCounts counts, int iterations, ImmutableArray<double> x, Verification verified)
    {
        StoppingCriteria stopping = options.Stopping;
        string sentence = reason switch
        {
            ExitReason.Stationary => $"converged: the first-order residual {run?.Stationarity:G3} is within {stopping.StationarityTolerance:G3}",
            ExitReason.SmallStep when run is null || double.IsNaN(run.StepNorm) => "converged: the search has contracted to a point",
            ExitReason.SmallStep => $"converged: the step {run?.StepNorm:G3} no longer changes x",
            ExitReason.TargetReached => $"converged: the target {stopping.TargetObjective} is reached",
            ExitReason.MaxIterations => $"stopped: the limit of {stopping.MaxIterations} iterations is reached",
            ExitReason.MaxEvaluations => $"stopped: the budget of {stopping.MaxEvaluations} evaluations is used up",
            ExitReason.MaxTime => $"stopped: the time of {stopping.MaxTime} is over",
            ExitReason.Stalled => "stopped: no further progress",
            ExitReason.Cancelled => "stopped: cancelled",
            ExitReason.StoppedByUser => "stopped: an observer asked for it",
            ExitReason.Infeasible => "failed: no feasible point found",
            ExitReason.Unbounded => $"failed: the objective falls below {stopping.ObjectiveLimit:G3} at a feasible point, the problem seems unbounded",
            ExitReason.LineSearchFailed => "failed: no acceptable step along the search direction; the derivatives may be wrong or the limit of accuracy reached",
            ExitReason.NonFinite => $"failed: {counts.NonFinite} evaluations were NaN or infinite, and the method cannot go on",
            ExitReason.EvaluationFailed => "failed: the problem could not be evaluated",
            ExitReason.SubproblemFailed => "failed: an inner problem could not be solved",
            _ => reason.ToString(),
        };
        if (run?.Explanation is { } explanation) sentence += $"{(reason.IsFailed() ? ":" : ";")} {explanation}";
        sentence += $" (iterations: {iterations}, evaluations: {counts.Total})";
        return sentence + Contradiction(reason, x, verified);
    }

    /// <summary>Where a claim of convergence does not hold, or the answer breaks a constraint, the sentence says so.</summary>
    private string Contradiction(ExitReason reason, ImmutableArray<double> x, Verification verified)
    {
        if (!verified.Finite) return "; no point with finite values was found";
        if (!verified.InsideBounds) return "; the verifier finds the point outside its bounds";
        if (!verified.Feasible)
        {
            double[] values = new double[rows.Count];
            if (!_mayEvaluate || rows.Count == 0) return $"; the point violates a constraint by {verified.ConstraintViolation:G3}";
            rows.Evaluate(x.AsSpan(), values);
            (string name, int row) = rows.Worst(values);
            return $"; the point violates row {row} of constraint '{name}' by {verified.ConstraintViolation:G3}";
        }

        return reason is ExitReason.Stationary or ExitReason.SmallStep && verified.Stationary == false
            ? $"; the verifier finds a first-order residual of {verified.FirstOrderResidual:G3} and does not agree"
            : "";
    }
}
