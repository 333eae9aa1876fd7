namespace OptiSuite.Benchmarking;

/// <summary>
/// The gap of one run's best feasible point so far, as a step function of the evaluations spent. It never rises; it is infinite
/// before the first feasible point, and keeps its last value after the run's end.
/// </summary>
public sealed class GapCurve
{
    private readonly long[] _evaluations;
    private readonly double[] _gaps;

    /// <summary>The curve of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reference">What the gap is measured from.</param>
    public GapCurve(RunRecord run, ProblemReference reference)
    {
        ArgumentNullException.ThrowIfNull(run);
        Evaluations = run.Evaluations;
        var evaluations = new List<long>(run.Improvements.Length + 1);
        var gaps = new List<double>(run.Improvements.Length + 1);
        foreach (RecordedImprovement improvement in run.Improvements) Add(improvement.Evaluation, improvement.Objective);
        // A method that samples reports no objective on its way; the point it returns is evaluated exactly, and counts at the end.
        if (run.IsFeasible) Add(Math.Max(run.Evaluations, 1), run.Objective);
        _evaluations = [.. evaluations];
        _gaps = [.. gaps];

        void Add(long evaluation, double objective)
        {
            double gap = reference.Gap(objective);
            if (!(gap < (gaps.Count == 0 ? double.PositiveInfinity : gaps[^1]))) return;
            evaluations.Add(evaluation);
            gaps.Add(gap);
        }
    }

    /// <summary>The evaluations the run spent.</summary>
    public long Evaluations { get; }

    /// <summary>The gap at the run's end; infinity where it found no feasible point.</summary>
    public double Final => _gaps.Length == 0 ? double.PositiveInfinity : _gaps[^1];

    /// <summary>The gap once so many evaluations are spent.</summary>
    /// <param name="evaluations">How many.</param>
    public double At(double evaluations)
    {
        double gap = double.PositiveInfinity;
        for (int i = 0; i < _gaps.Length && _evaluations[i] <= evaluations; i++) gap = _gaps[i];
        return gap;
    }

    /// <summary>The evaluations until the gap is at most a precision; infinity where it never is.</summary>
    /// <param name="precision">The target precision.</param>
    public double EvaluationsTo(double precision)
    {
        for (int i = 0; i < _gaps.Length; i++)
        {
            if (_gaps[i] <= precision) return _evaluations[i];
        }

        return double.PositiveInfinity;
    }
}
