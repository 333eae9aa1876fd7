using System.Collections.Immutable;

namespace OptiSuite.Benchmarking;

/// <summary>What one contender did on one problem.</summary>
public sealed record ContenderResult
{
    /// <summary>The contender.</summary>
    public required ContenderIdentity Contender { get; init; }

    /// <summary>Its runs on the problem, ordered by seed; empty where it was refused or has not run yet.</summary>
    public required ImmutableArray<RunRecord> Runs { get; init; }

    /// <summary>The gap curve of each run.</summary>
    public required ImmutableArray<GapCurve> Curves { get; init; }

    /// <summary>Why it does not fit the problem; empty where it does.</summary>
    public required ImmutableArray<string> Refused { get; init; }

    /// <summary>The quartiles over seeds of the relative gap at the budget; NaN where nothing ran.</summary>
    public required Quartiles Gap { get; init; }

    /// <summary>The lowest feasible objective of its runs; infinity where there is none.</summary>
    public required double BestObjective { get; init; }

    /// <summary>The expected running time to the target precision, in evaluations; infinity where no run reached it.</summary>
    public required double EvaluationsToTarget { get; init; }

    /// <summary>The share of runs that reached the target precision, in [0, 1].</summary>
    public required double SolvedShare { get; init; }

    /// <summary>The quartiles of the gap against the evaluations; null where nothing ran.</summary>
    public required ConvergenceBand? Band { get; init; }

    /// <summary>Whether at least one run is there.</summary>
    public bool HasRuns => !Runs.IsEmpty;
}
