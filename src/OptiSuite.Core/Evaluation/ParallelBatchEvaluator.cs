using System.Runtime.ExceptionServices;

namespace OptiSuite;

/// <summary>
/// Evaluates points on several threads of this process. Every value has its own place, so the results are the same bits on any number
/// of threads. The problem's functions must be safe to call from several threads.
/// </summary>
public sealed class ParallelBatchEvaluator : IBatchEvaluator
{
    private readonly int _threads;

    /// <summary>An evaluator with a limit on its threads.</summary>
    /// <param name="threads">How many threads at most, at least 1. Default: one for every processor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public ParallelBatchEvaluator(int? threads = null)
    {
        if (threads is { } given) ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(threads));
        _threads = threads ?? Environment.ProcessorCount;
    }

    /// <inheritdoc/>
    public void Evaluate(
        Problem problem,
        ReadOnlyMemory<double> points,
        Memory<double> objectives,
        Memory<double> constraints,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken };
        try
        {
            _ = Parallel.For(
                0,
                points.Length / problem.Dimension,
                options,
                i => SequentialBatchEvaluator.EvaluatePoint(problem, i, points.Span, objectives.Span, constraints.Span));
        }
        catch (AggregateException exception) when (exception.InnerExceptions.Count > 0)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
