namespace OptiSuite.Optimizers;

/// <summary>What all methods have in common that search by values alone: how often a candidate is evaluated, and how a search begins.</summary>
public abstract record SearchOptimizer : IAskTellOptimizer
{
    /// <summary>
    /// How often every candidate is evaluated, at least 1; the method sees the mean. More than 1 is for noisy objectives: r evaluations divide the
    /// variance of the noise by r. Default 1.
    /// </summary>
    public int EvaluationsPerCandidate
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(EvaluationsPerCandidate), "1 is the default");
    } = 1;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract OptimizerCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public virtual void Validate()
    {
    }

    /// <inheritdoc/>
    public IAskTell Begin(Problem problem, AskTellOptions? options = null)
    {
        options ??= new AskTellOptions();
        Validate();
        var space = new SearchSpace(this, problem);
        if (EvaluationsPerCandidate == 1) return Begin(space, options);
        long? candidates = options.MaxEvaluations is { } budget ? Math.Max(1, budget / EvaluationsPerCandidate) : null;
        return new AveragedSearch(Begin(space, options with { MaxEvaluations = candidates }), EvaluationsPerCandidate);
    }

    /// <summary>Makes the method's search.</summary>
    /// <param name="space">The problem's boxes.</param>
    /// <param name="options">Seed, tolerance and budget.</param>
    private protected abstract IAskTell Begin(SearchSpace space, AskTellOptions options);
}
