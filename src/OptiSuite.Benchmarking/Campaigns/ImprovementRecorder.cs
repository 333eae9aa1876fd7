using System.Collections.Immutable;

namespace OptiSuite.Benchmarking;

/// <summary>Keeps every new best feasible point of a run, one an evaluation.</summary>
internal sealed class ImprovementRecorder(double tolerance) : IRunObserver
{
    private readonly List<RecordedImprovement> _improvements = [];

    public ImmutableArray<RecordedImprovement> Improvements => [.. _improvements];

    public void OnImprovement(in Improvement improvement)
    {
        // An infeasible point is no value of the problem: before the first feasible one the run has nothing to show.
        if (!(improvement.ConstraintViolation <= tolerance)) return;
        var recorded = new RecordedImprovement(Math.Max(improvement.Evaluation, 1), improvement.Objective);
        // An exact evaluation beside the budget can find two in the time of one.
        if (_improvements.Count > 0 && _improvements[^1].Evaluation == recorded.Evaluation) _improvements[^1] = recorded;
        else _improvements.Add(recorded);
    }
}
