namespace OptiSuite.External;

/// <summary>
/// Sends points in batches where the process provides that, else one by one. Unlike the problem's own functions it asks for exactly what is
/// wanted: samples of a finite difference need f or c, not both.
/// </summary>
internal sealed class ExternalBatchEvaluator(ExternalFunctions functions, int batchSize) : IBatchEvaluator
{
    public void Evaluate(
        Problem problem,
        ReadOnlyMemory<double> points,
        Memory<double> objectives,
        Memory<double> constraints,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (!Serves(problem))
        {
            // Somebody has wrapped the functions; the process alone does not know how.
            SequentialBatchEvaluator.Instance.Evaluate(problem, points, objectives, constraints, cancellationToken);
            return;
        }

        int n = problem.Dimension, m = problem.ConstraintCount, count = points.Length / n;
        for (int first = 0, size; first < count; first += size)
        {
            cancellationToken.ThrowIfCancellationRequested();
            size = Math.Min(batchSize, count - first);
            ReadOnlySpan<double> some = points.Span.Slice(first * n, size * n);
            Span<double> f = objectives.IsEmpty ? default : objectives.Span.Slice(first, size);
            Span<double> c = constraints.IsEmpty ? default : constraints.Span.Slice(first * m, size * m);
            if (size > 1) functions.Batch(some, size, f, c);
            else functions.Values(some, f, c);
        }
    }

    private bool Serves(Problem problem) =>
        problem.Objective is ExternalObjective objective && objective.Functions == functions
        && problem.Constraints.All(constraint => constraint is ExternalConstraint own && own.Functions == functions)
        && problem.ConstraintCount == functions.Rows;
}
