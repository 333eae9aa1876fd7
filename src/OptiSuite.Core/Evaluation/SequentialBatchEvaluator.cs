namespace OptiSuite;

/// <summary>Evaluates one point after the other on the calling thread. The default.</summary>
public sealed class SequentialBatchEvaluator : IBatchEvaluator
{
    private SequentialBatchEvaluator()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static SequentialBatchEvaluator Instance { get; } = new();

    /// <inheritdoc/>
    public void Evaluate(
        Problem problem,
        ReadOnlyMemory<double> points,
        Memory<double> objectives,
        Memory<double> constraints,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ReadOnlySpan<double> x = points.Span;
        Span<double> f = objectives.Span, c = constraints.Span;
        int count = x.Length / problem.Dimension;
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            EvaluatePoint(problem, i, x, f, c);
        }
    }

    internal static void EvaluatePoint(
        Problem problem, int i, ReadOnlySpan<double> points, Span<double> objectives, Span<double> constraints)
    {
        ReadOnlySpan<double> x = points.Slice(i * problem.Dimension, problem.Dimension);
        if (!objectives.IsEmpty) objectives[i] = problem.Objective.Evaluate(x);
        if (constraints.IsEmpty) return;
        int offset = i * problem.ConstraintCount;
        foreach (IConstraint constraint in problem.Constraints)
        {
            constraint.Evaluate(x, constraints.Slice(offset, constraint.Count));
            offset += constraint.Count;
        }
    }
}
