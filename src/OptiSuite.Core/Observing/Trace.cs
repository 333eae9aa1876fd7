using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>One row of a trace.</summary>
/// <param name="Iteration">The number of iterations done; 0 at the start.</param>
/// <param name="Evaluations">The evaluations done (<see cref="EvaluationCounts.Total"/>).</param>
/// <param name="Objective">f at the current point; NaN where it is not known.</param>
/// <param name="BestObjective">f at the best point so far.</param>
/// <param name="ConstraintViolation">The largest violation at the current point.</param>
/// <param name="Stationarity">The first-order residual; NaN where the method has none.</param>
/// <param name="StepNorm">The length of the last step; NaN where the method has none.</param>
/// <param name="Elapsed">The time since the start.</param>
/// <param name="X">The current point; empty where points are not kept.</param>
/// <param name="Diagnostics">The algorithm's own numbers.</param>
public sealed record TraceRow(
    int Iteration,
    long Evaluations,
    double Objective,
    double BestObjective,
    double ConstraintViolation,
    double Stationarity,
    double StepNorm,
    TimeSpan Elapsed,
    ImmutableArray<double> X,
    ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Records a run, row by row, for plots and files.</summary>
public sealed class Trace : IRunObserver
{
    private readonly List<TraceRow> _rows = [];
    private readonly bool _keepPoints;
    private readonly int _every;

    /// <summary>An empty trace.</summary>
    /// <param name="keepPoints">Whether to copy x in every row, n numbers each. Default true.</param>
    /// <param name="every">Record every k-th iteration only, k at least 1. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    public Trace(bool keepPoints = true, int every = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        _keepPoints = keepPoints;
        _every = every;
    }

    /// <summary>The rows so far.</summary>
    public IReadOnlyList<TraceRow> Rows => _rows;

    /// <inheritdoc/>
    public void OnIteration(in IterationSnapshot snapshot)
    {
        if (snapshot.Iteration % _every != 0) return;
        _rows.Add(new TraceRow(
            snapshot.Iteration,
            snapshot.Evaluations.Total,
            snapshot.Objective,
            snapshot.BestObjective,
            snapshot.ConstraintViolation,
            snapshot.Stationarity,
            snapshot.StepNorm,
            snapshot.Elapsed,
            _keepPoints ? [.. snapshot.X] : [],
            [.. snapshot.Diagnostics]));
    }
}
