using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>Everything about a run that is neither the problem nor the method.</summary>
public sealed record RunOptions
{
    /// <summary>When to stop.</summary>
    public StoppingCriteria Stopping { get; init; } = new();

    /// <summary>The seed of all random numbers: the same seed gives the same bits. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Who watches. Default: nobody.</summary>
    public ImmutableArray<IRunObserver> Observers { get; init; } = [];

    /// <summary>Who is told after every iteration. Default: nobody.</summary>
    public IProgress<RunProgress>? Progress { get; init; }

    /// <summary>Who evaluates independent points. Default: the calling thread, one after the other.</summary>
    public IBatchEvaluator Batch { get; init; } = SequentialBatchEvaluator.Instance;

    /// <summary>
    /// How derivatives that the method needs and the problem lacks are taken; null to refuse such problems instead. Default automatic: forward
    /// differences, as SciPy's and fmincon's, and central ones near the solution where the method asks for them.
    /// </summary>
    public FiniteDifferenceScheme? FiniteDifferences { get; init; } = FiniteDifferenceScheme.Automatic;

    /// <summary>How long the steps of finite differences are; null, the default, for steps that suit functions exact to rounding and variables near 1.</summary>
    public DifferenceSteps? DifferenceSteps { get; init; }

    /// <summary>What happens when the user's code throws. Default: the caller gets the exception.</summary>
    public ExceptionPolicy Exceptions { get; init; } = ExceptionPolicy.Propagate;

    /// <summary>
    /// Whether the verifier evaluates the answer again: one more call of each kind beyond the budget, counted as
    /// <see cref="EvaluationCounts.Monitor"/>. Default true. Without it the answer is judged by what the run recorded.
    /// </summary>
    public bool Verify { get; init; } = true;

    /// <summary>When the run's state is saved, and where to; null, the default, for never.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>
    /// A saved state to go on from instead of beginning: of the same optimizer, problem and seed. Limits may be others, as to go on with a larger
    /// budget. Null, the default, begins anew.
    /// </summary>
    public SavedRun? ResumeFrom { get; init; }

    /// <summary>Where time comes from. Default: the system.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
