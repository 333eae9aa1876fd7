namespace OptiSuite.Benchmarking;

/// <summary>
/// What gaps on a problem are measured from: f* is the best-known objective, or the best seen in the campaign where that is lower
/// or nothing is known.
/// </summary>
/// <param name="BestKnown">The lowest feasible objective known before; null where none is.</param>
/// <param name="BestSeen">The lowest feasible objective any run reached; infinity where no run found a feasible point.</param>
public readonly record struct ProblemReference(double? BestKnown, double BestSeen)
{
    /// <summary>f*: the lower of the two.</summary>
    public double Objective => Math.Min(BestKnown ?? double.PositiveInfinity, BestSeen);

    /// <summary>The unit of a relative gap, max(1, |f*|).</summary>
    public double Scale => Math.Max(1, Math.Abs(Objective));

    /// <summary>
    /// Whether a run went below the best-known objective by more than 1e-6·max(1, |f*|): less can come of a value published with few
    /// digits, or of the tolerance on the constraints.
    /// </summary>
    public bool IsNewRecord => BestKnown - BestSeen > 1e-6 * Scale;

    /// <summary>The relative gap max(f − f*, 0) / max(1, |f*|): absolute near f* = 0, relative for large values.</summary>
    /// <param name="objective">f at a feasible point; infinity where there is none yet.</param>
    public double Gap(double objective) => double.IsFinite(objective) && double.IsFinite(Objective)
        ? Math.Max(objective - Objective, 0) / Scale
        : double.PositiveInfinity;

    /// <summary>The reference of some runs on one problem.</summary>
    /// <param name="runs">The problem's runs.</param>
    public static ProblemReference Of(IEnumerable<RunRecord> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        double? known = null;
        double seen = double.PositiveInfinity;
        foreach (RunRecord run in runs)
        {
            if (run.BestKnown is { } value && double.IsFinite(value)) known = Math.Min(value, known ?? value);
            foreach (RecordedImprovement improvement in run.Improvements)
            {
                if (double.IsFinite(improvement.Objective)) seen = Math.Min(seen, improvement.Objective);
            }

            if (run.IsFeasible && double.IsFinite(run.Objective)) seen = Math.Min(seen, run.Objective);
        }

        return new ProblemReference(known, seen);
    }
}
