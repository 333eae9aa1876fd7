namespace OptiSuite;

/// <content>Many points at once: populations, and the samples of finite differences.</content>
public sealed partial class Evaluator
{
    private double[] _batchConstraints = [];

    /// <summary>
    /// Evaluates a population. Objectives come as by <see cref="Objective(ReadOnlySpan{double})"/>. Where the budget does not cover all points,
    /// the first ones it covers are evaluated, and the run ends.
    /// </summary>
    /// <param name="points">k points, k×n, row-major, all inside the bounds.</param>
    /// <param name="objectives">Receives f of every point, k values.</param>
    /// <param name="violations">Receives the largest constraint violation of every point, k values; zeros without constraints.</param>
    /// <param name="values">Receives the constraints' values, k×m, row-major; empty where they are not wanted.</param>
    public void Batch(ReadOnlyMemory<double> points, Memory<double> objectives, Memory<double> violations, Memory<double> values = default)
    {
        int n = Problem.Dimension, count = points.Length / n;
        ReadOnlySpan<double> all = points.Span;
        for (int i = 0; i < count; i++) RequireInside(all.Slice(i * n, n));
        _limits.ThrowIfInterrupted();
        long used = Counts.Total;
        int granted = _limits.Grant(used, count);
        Memory<double> constraints = values.IsEmpty ? Grow(granted * _rows.Count) : values[..(granted * _rows.Count)];
        objectives.Span[..granted].Fill(double.NaN);
        constraints.Span.Fill(double.NaN);
        try
        {
            CallBatch(points[..(granted * n)], objectives[..granted], constraints);
        }
        catch
        {
            KeepEvaluated(points.Span, objectives.Span[..granted], constraints.Span);
            throw;
        }

        _objective += granted;
        if (_rows.Count > 0) _constraint += granted;
        ReadOnlySpan<double> c = constraints.Span;
        Span<double> evaluated = objectives.Span, worst = violations.Span;
        for (int i = 0; i < granted; i++)
        {
            ref double f = ref evaluated[i];
            double violation = _rows.Count == 0 ? 0 : _rows.Violation(c.Slice(i * _rows.Count, _rows.Count));
            if (!double.IsFinite(f) || !double.IsFinite(violation)) _nonFinite++;
            if (!double.IsFinite(f)) f = double.PositiveInfinity;
            worst[i] = violation;
            if (_best.Offer(all.Slice(i * n, n), f, violation)) OnImproved(used + i + 1);
        }

        _limits.ThrowIfReached(_best);
        if (granted < count) throw new RunInterruptedException(ExitReason.MaxEvaluations);
    }

    /// <summary>Values at the samples of a finite difference: counted and limited, but no candidates for the best point.</summary>
    internal void SampleBatch(ReadOnlyMemory<double> points, Memory<double> objectives, Memory<double> constraints)
    {
        int count = points.Length / Problem.Dimension;
        _limits.ThrowIfInterrupted();
        long objective = objectives.IsEmpty ? _objective : _objective + count;
        long constraint = constraints.IsEmpty ? _constraint : _constraint + count;
        _limits.ThrowIfBeyondBudget((Counts with { Objective = objective, Constraint = constraint }).Total);
        (_objective, _constraint) = (objective, constraint);
        CallBatch(points, objectives, constraints);
    }

    /// <summary>
    /// Counts the points of a batch that were evaluated before it was cancelled or threw, and lets them compete for the best. No limit is
    /// tested: the run ends for the reason it ends for.
    /// </summary>
    private void KeepEvaluated(ReadOnlySpan<double> points, ReadOnlySpan<double> objectives, ReadOnlySpan<double> constraints)
    {
        int n = Problem.Dimension;
        for (int i = 0; i < objectives.Length; i++)
        {
            double violation = _rows.Violation(constraints.Slice(i * _rows.Count, _rows.Count));
            if (double.IsNaN(objectives[i]) || double.IsInfinity(violation)) continue;
            _objective++;
            if (_rows.Count > 0) _constraint++;
            if (!_best.Offer(points.Slice(i * n, n), objectives[i], violation)) continue;
            Improved?.Invoke(new Improvement(Counts.Total, _best.Objective, _best.Violation));
        }
    }

    private void CallBatch(ReadOnlyMemory<double> points, Memory<double> objectives, Memory<double> constraints)
    {
        if (points.IsEmpty) return;
        try
        {
            _functions.Batch(points, objectives, constraints, _limits.Token);
        }
        catch (OperationCanceledException) when (_limits.Interruption is { } reason)
        {
            throw new RunInterruptedException(reason);
        }
    }

    private Memory<double> Grow(int length)
    {
        if (_batchConstraints.Length < length) _batchConstraints = new double[length];
        return _batchConstraints.AsMemory(0, length);
    }
}
