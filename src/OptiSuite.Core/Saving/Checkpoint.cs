namespace OptiSuite;

/// <summary>When a run's state is saved, and who takes it. A run resumed from any checkpoint equals the uninterrupted one bit for bit.</summary>
/// <example><code>
/// var options = new RunOptions { Checkpoint = Checkpoint.ToFile("run.json") };
/// // After an interruption, the same options with: ResumeFrom = SavedRun.Load("run.json")
/// </code></example>
public sealed record Checkpoint
{
    /// <summary>A checkpoint whose states someone takes.</summary>
    /// <param name="save">Takes a state, on the thread of the run. An exception ends the run and reaches the caller unwrapped.</param>
    public Checkpoint(Action<SavedRun> save)
    {
        ArgumentNullException.ThrowIfNull(save);
        Save = save;
    }

    /// <summary>Takes a state.</summary>
    public Action<SavedRun> Save { get; }

    /// <summary>The time between two states, at least 0, which saves after every iteration. Default 10 s: little is lost, and little time spent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan Every
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A checkpoint in a file. Each state replaces the last one in a single move, so that a process killed at any time leaves a whole state.
    /// </summary>
    /// <param name="path">The file.</param>
    public static Checkpoint ToFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new Checkpoint(run => run.Save(path));
    }
}
