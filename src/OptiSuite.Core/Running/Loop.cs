namespace OptiSuite;

/// <summary>One passage of the loop: the state that is the loop's and not the algorithm's.</summary>
internal sealed class Loop : ISavable
{
    // Below it the iterates differ in their last digits only: the default of StepTolerance.
    private const double NoStep = 1e-12;

    private readonly IOptimizer _optimizer;
    private readonly Problem _problem;
    private readonly RunOptions _options;
    private readonly EvaluationLimits _limits;
    private readonly ConstraintRows _rows;
    private readonly Evaluator _evaluator;
    private readonly IRunObserver[] _observers;
    private readonly StopSignal _stop = new();
    private readonly long _began;
    private TimeSpan _before;
    private TimeSpan _saved;
    private IOptimizerRun? _run;
    private int _iteration;
    private int _fruitless;

    public Loop(IOptimizer optimizer, Problem problem, RunOptions options, EvaluationLimits limits)
    {
        _optimizer = optimizer;
        _problem = problem;
        _options = options;
        _limits = limits;
        _rows = new ConstraintRows(problem);
        var best = new BestPoint(problem.Dimension, _rows.Count > 0, options.Stopping.ConstraintTolerance);
        _evaluator = new Evaluator(problem, options, limits, _rows, best) { Improved = OnImproved };
        _observers = options.Progress is { } progress ? [.. options.Observers, new ProgressObserver(progress)] : [.. options.Observers];
        _began = options.TimeProvider.GetTimestamp();
    }

    /// <summary>The door to the user's functions, with what was counted and the best point.</summary>
    public Evaluator Evaluator => _evaluator;

    private TimeSpan Elapsed => _before + _options.TimeProvider.GetElapsedTime(_began);

    public OptimizationResult Run()
    {
        OptimizationResult result;
        try
        {
            ExitReason reason = Iterate();
            result = new ResultBuilder(_optimizer, _problem, _options, _rows, _evaluator, _limits).Build(_run, reason, _iteration, Elapsed);
        }
        catch (Exception exception)
        {
            // The user's exception stays what it is; what the run had found goes with it.
            var builder = new ResultBuilder(_optimizer, _problem, _options with { Verify = false }, _rows, _evaluator, _limits);
            builder.Build(_run, ExitReason.EvaluationFailed, _iteration, Elapsed, $"Ended by {exception.GetType().Name}: {exception.Message}").AttachTo(exception);
            throw;
        }

        foreach (IRunObserver observer in _observers) observer.OnCompleted(result);
        return result;
    }

    private ExitReason Iterate()
    {
        try
        {
            _options.ResumeFrom?.RequireFit(_optimizer, _problem, _options.Seed);
            _run = _optimizer.Start(new RunContext(_problem, _evaluator, _options));
            RequireSavable();
            _options.ResumeFrom?.Restore(this);
            if (AllNonFinite()) return ExitReason.NonFinite;
            while (true)
            {
                Report();
                if (Test() is { } tested) return tested;
                long offers = _evaluator.Offers;
                double best = _evaluator.BestObjective, violation = _evaluator.BestViolation;
                ExitReason? own = _run.Step();
                _iteration++;
                CountFruitless(offers, best, violation);
                if (own is not { } reason)
                {
                    SaveWhenDue();
                    continue;
                }

                Report();
                // The step's own tests know less than the common ones: a point that is stationary too is called so.
                return reason == ExitReason.SmallStep || reason.IsFailed() ? TestStationary() ?? reason : reason;
            }
        }
        catch (RunInterruptedException interruption)
        {
            return interruption.Reason;
        }
        catch (OperationCanceledException) when (_limits.Interruption is not null)
        {
            // The user's code watches the same token.
            return _limits.Interruption.Value;
        }
    }

    /// <summary>Whether everything the start evaluated was NaN or infinite: then there is nothing to go on from.</summary>
    private bool AllNonFinite() => _evaluator.Counts.NonFinite > 0 && !_evaluator.HasBest;

    /// <summary>The tests that are the same for every optimizer, in the order of what they say.</summary>
    private ExitReason? Test()
    {
        StoppingCriteria stopping = _options.Stopping;
        if (_limits.Interruption is { } interruption) return interruption;
        if (TestStationary() is { } stationary) return stationary;
        if (TestStep() is { } small) return small;
        if (_stop.Requested) return ExitReason.StoppedByUser;
        if (_fruitless >= (long?)stopping.StallIterations * _run!.StepsPerIteration) return ExitReason.Stalled;
        return _iteration >= stopping.MaxIterations ? ExitReason.MaxIterations : null;
    }

    /// <summary>
    /// A small step ends the run at a feasible point. Elsewhere the next step may bring feasibility, small as it is, so only no step at all ends it.
    /// </summary>
    private ExitReason? TestStep()
    {
        if (_iteration == 0 || _options.Stopping.StepTolerance is not { } tolerance) return null;
        double step = _run!.StepNorm / Math.Max(1, Norm(_run.X));
        if (_run.ConstraintViolation <= _options.Stopping.ConstraintTolerance) return step <= tolerance ? ExitReason.SmallStep : null;
        return step <= Math.Min(tolerance, NoStep) ? ExitReason.Infeasible : null;
    }

    private ExitReason? TestStationary() =>
        _run!.Stationarity <= _options.Stopping.StationarityTolerance && _run.ConstraintViolation <= _options.Stopping.ConstraintTolerance
            ? ExitReason.Stationary
            : null;

    /// <summary>Counts iterations that evaluated f exactly and found nothing better; sampled steps in between do not count.</summary>
    private void CountFruitless(long offersBefore, double bestBefore, double violationBefore)
    {
        if (_evaluator.Offers == offersBefore) return;
        bool same = _evaluator.BestObjective.Equals(bestBefore) && _evaluator.BestViolation.Equals(violationBefore);
        _fruitless = same ? _fruitless + 1 : 0;
    }

    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        long ticks = Elapsed.Ticks;
        state.Exchange("iteration", ref _iteration);
        state.Exchange("fruitless", ref _fruitless);
        state.Exchange("elapsedTicks", ref ticks);
        state.Exchange("evaluator", _evaluator);
        state.Exchange("run", (ISavable)_run!);
        if (state.IsRestoring) (_before, _saved) = (TimeSpan.FromTicks(ticks), TimeSpan.FromTicks(ticks));
    }

    /// <summary>A method that leaves the work to another, chosen by the problem, knows only now whether the run can be saved.</summary>
    private void RequireSavable()
    {
        if (_run is ISavable || (_options.Checkpoint is null && _options.ResumeFrom is null)) return;
        throw new SavedRunException($"{_optimizer.Name} treats '{_problem.Name}' in a way that cannot be saved; leave Checkpoint and ResumeFrom out, or name a population method.");
    }

    private void SaveWhenDue()
    {
        if (_options.Checkpoint is not { } checkpoint || Elapsed - _saved < checkpoint.Every) return;
        checkpoint.Save(SavedRun.Of(_optimizer, _problem, _options.Seed, this));
        _saved = Elapsed;
    }

    private void Report()
    {
        if (_observers.Length == 0) return;
        var snapshot = new IterationSnapshot(_iteration, _run!, _evaluator, Elapsed, _stop);
        foreach (IRunObserver observer in _observers) observer.OnIteration(in snapshot);
    }

    private void OnImproved(Improvement improvement)
    {
        foreach (IRunObserver observer in _observers) observer.OnImprovement(in improvement);
    }

    private static double Norm(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x) sum += value * value;
        return Math.Sqrt(sum);
    }
}
