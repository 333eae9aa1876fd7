namespace OptiSuite;

/// <summary>The state of a run after an iteration. A view on the run's own memory: copy what is to be kept.</summary>
public readonly ref struct IterationSnapshot
{
    private readonly StopSignal _stop;

    internal IterationSnapshot(int iteration, IOptimizerRun run, Evaluator evaluator, TimeSpan elapsed, StopSignal stop)
    {
        Iteration = iteration;
        X = run.X;
        Objective = run.Objective;
        ConstraintViolation = run.ConstraintViolation;
        Stationarity = run.Stationarity;
        StepNorm = run.StepNorm;
        Diagnostics = run.Diagnostics;
        BestObjective = evaluator.BestObjective;
        BestViolation = evaluator.BestViolation;
        Evaluations = evaluator.Counts;
        Elapsed = elapsed;
        _stop = stop;
    }

    /// <summary>The number of iterations done; 0 at the start.</summary>
    public int Iteration { get; }

    /// <summary>The current point, n values.</summary>
    public ReadOnlySpan<double> X { get; }

    /// <summary>f at the current point; NaN for a sampled method between exact evaluations.</summary>
    public double Objective { get; }

    /// <summary>The largest constraint violation at the current point.</summary>
    public double ConstraintViolation { get; }

    /// <summary>The first-order residual; NaN where the method has none.</summary>
    public double Stationarity { get; }

    /// <summary>The length of the last step; NaN where the method has none.</summary>
    public double StepNorm { get; }

    /// <summary>The algorithm's own numbers.</summary>
    public ReadOnlySpan<Diagnostic> Diagnostics { get; }

    /// <summary>f at the best point so far; NaN while there is none.</summary>
    public double BestObjective { get; }

    /// <summary>The largest violation at the best point so far; NaN while there is none.</summary>
    public double BestViolation { get; }

    /// <summary>The calls so far.</summary>
    public EvaluationCounts Evaluations { get; }

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Ends the run after this iteration, with <see cref="ExitReason.StoppedByUser"/>.</summary>
    public void RequestStop() => _stop.Requested = true;
}

/// <summary>How an observer's wish to stop reaches the loop.</summary>
internal sealed class StopSignal
{
    public bool Requested { get; set; }
}
