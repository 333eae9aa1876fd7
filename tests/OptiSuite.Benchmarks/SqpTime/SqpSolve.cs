using OptiSuite.Optimizers;

namespace OptiSuite.Benchmarks.SqpTime;

/// <summary>OptiSuite's SQP on a problem, and the problem's functions alone.</summary>
internal sealed class SqpSolve
{
    private static readonly Sqp _optimizer = new();
    // NLopt does not check its answer either.
    private static readonly RunOptions _options = new() { Verify = false };
    private readonly Problem _problem;
    private readonly IDifferentiableObjective _objective;
    private readonly double[] _x, _gradient, _values, _jacobian;

    public SqpSolve(Problem problem)
    {
        (_problem, _objective) = (problem, (IDifferentiableObjective)problem.Objective);
        _x = [.. problem.Start!.Value];
        problem.Bounds?.Project(_x);
        (_gradient, _values, _jacobian) = (new double[_x.Length], new double[problem.ConstraintCount], new double[problem.ConstraintCount * _x.Length]);
    }

    public OptimizationResult Solve() => _optimizer.Minimize(_problem, _options);

    /// <summary>f with ∇f at the start.</summary>
    public double EvaluateObjective() => _objective.Evaluate(_x, _gradient);

    /// <summary>c at the start.</summary>
    public double EvaluateRows()
    {
        int row = 0;
        foreach (IConstraint constraint in _problem.Constraints)
        {
            constraint.Evaluate(_x, _values.AsSpan(row, constraint.Count));
            row += constraint.Count;
        }

        return row;
    }

    /// <summary>The Jacobian of c at the start.</summary>
    public double EvaluateJacobian()
    {
        int row = 0;
        foreach (IConstraint constraint in _problem.Constraints)
        {
            constraint.Jacobian(_x, _jacobian.AsSpan(row * _x.Length, constraint.Count * _x.Length));
            row += constraint.Count;
        }

        return row;
    }

    /// <summary>The bytes that the last steps of a run allocate, the first step left out.</summary>
    public long AllocatedAfterTheFirstStep()
    {
        var watch = new AllocationWatch();
        _optimizer.Minimize(_problem, _options with { Observers = [watch] });
        return watch.Bytes;
    }

    private sealed class AllocationWatch : IRunObserver
    {
        private long _first = -1, _last;

        public long Bytes => _first < 0 ? 0 : _last - _first;

        public void OnIteration(in IterationSnapshot snapshot)
        {
            if (snapshot.Iteration < 1) return;
            _last = GC.GetAllocatedBytesForCurrentThread();
            if (_first < 0) _first = _last;
        }
    }
}
