namespace OptiSuite.External;

/// <summary>How an external problem is asked.</summary>
public sealed record ExternalProblemOptions
{
    /// <summary>
    /// How long a reply may take; a batch of k points has k times as long. Default 60 s: longer than the start of an interpreter and most single
    /// evaluations, and short enough that somebody who waits learns of a hanging process. Give simulations that take longer their time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or more than a week.</exception>
    public TimeSpan TimeLimit
    {
        get;
        init => field = value > TimeSpan.Zero && value <= TimeSpan.FromDays(7)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TimeLimit), value, "The time for a reply must be positive and at most a week.");
    } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How often the process is started again, and the question put again, before a question counts as failed. Default 0: a process that fails is a
    /// bug that should be seen.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Retries
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Retries), value, "The number of retries must not be negative; 0 means none.");
    }

    /// <summary>
    /// The most points in one "evaluateBatch", where the process provides it. Default 128, as many as the samples of finite differences come in.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int BatchSize
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(BatchSize), value, "A batch needs at least one point.");
    } = 128;
}
