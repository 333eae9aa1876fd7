namespace OptiSuite;

/// <summary>What an optimizer gets to start a run.</summary>
public sealed class RunContext
{
    internal RunContext(Problem problem, Evaluator evaluator, RunOptions options)
    {
        Problem = problem;
        Evaluator = evaluator;
        Seed = options.Seed;
        Random = new RandomStream(options.Seed);
        Stopping = options.Stopping;
        IsResumed = options.ResumeFrom is not null;
    }

    /// <summary>The problem.</summary>
    public Problem Problem { get; }

    /// <summary>The only way to the problem's functions.</summary>
    public Evaluator Evaluator { get; }

    /// <summary>The seed of <see cref="Random"/>, for methods that start a search by its seed.</summary>
    public ulong Seed { get; }

    /// <summary>Whether the run's state will be overwritten by a saved one, so that nothing is to be evaluated at the start.</summary>
    public bool IsResumed { get; }

    /// <summary>The only source of random numbers.</summary>
    public RandomStream Random { get; }

    /// <summary>The tolerances, for methods whose own decisions depend on them. The tests themselves are the loop's.</summary>
    public StoppingCriteria Stopping { get; }

    /// <summary>A copy of the problem's start, moved to the nearest point inside the bounds.</summary>
    /// <exception cref="InvalidOperationException">The problem names no start; declare <see cref="OptimizerCapabilities.NeedsStart"/>.</exception>
    public double[] CopyStart()
    {
        double[] start = Problem.Start is { } given
            ? [.. given]
            : throw new InvalidOperationException($"'{Problem.Name}' names no start; declare NeedsStart, so that it is asked for in time.");
        Problem.Bounds?.Project(start);
        return start;
    }
}
