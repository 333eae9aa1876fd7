namespace OptiSuite;

/// <summary>What ends a run in the midst of a step: the budget, the time, the caller's token, the target.</summary>
internal sealed class EvaluationLimits : IDisposable
{
    private readonly StoppingCriteria _stopping;
    private readonly CancellationToken _user;
    private readonly CancellationTokenSource? _clock;
    private readonly CancellationTokenSource? _either;

    public EvaluationLimits(StoppingCriteria stopping, TimeProvider time, CancellationToken user)
    {
        _stopping = stopping;
        _user = user;
        Token = user;
        if (stopping.MaxTime is { } limit)
        {
            _clock = new CancellationTokenSource(limit, time);
            _either = CancellationTokenSource.CreateLinkedTokenSource(user, _clock.Token);
            Token = _either.Token;
        }
    }

    /// <summary>The limits of a run inside another: a budget of its own, the clock and the token of the outer run.</summary>
    public EvaluationLimits(StoppingCriteria stopping, EvaluationLimits outer)
    {
        _stopping = stopping;
        _user = outer._user;
        Token = outer.Token;
    }

    /// <summary>Triggered by the caller or by the clock.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the caller cancelled the run, or its time is over.</summary>
    public ExitReason? Interruption =>
        _user.IsCancellationRequested ? ExitReason.Cancelled : Token.IsCancellationRequested ? ExitReason.MaxTime : null;

    /// <summary>Ends the run where it has been cancelled or is out of time.</summary>
    public void ThrowIfInterrupted()
    {
        if (Interruption is { } reason) throw new RunInterruptedException(reason);
    }

    /// <summary>How many more evaluations the budget allows, at most as many as wanted.</summary>
    public int Grant(long used, int wanted) =>
        _stopping.MaxEvaluations is { } most ? (int)Math.Clamp(most - used, 0, wanted) : wanted;

    /// <summary>How many more evaluations the budget allows; null without a budget.</summary>
    public long? Remaining(long used) => _stopping.MaxEvaluations is { } most ? Math.Max(0, most - used) : null;

    /// <summary>Ends the run where the next evaluations would exceed the budget.</summary>
    public void ThrowIfBeyondBudget(long usedAfterwards)
    {
        if (usedAfterwards > _stopping.MaxEvaluations) throw new RunInterruptedException(ExitReason.MaxEvaluations);
    }

    /// <summary>Ends the run where the best point reaches the target, or shows that there is no minimum.</summary>
    public void ThrowIfReached(BestPoint best)
    {
        if (!best.IsFeasible) return;
        if (best.Objective <= _stopping.TargetObjective) throw new RunInterruptedException(ExitReason.TargetReached);
        if (best.Objective < _stopping.ObjectiveLimit) throw new RunInterruptedException(ExitReason.Unbounded);
    }

    public void Dispose()
    {
        _either?.Dispose();
        _clock?.Dispose();
    }
}
