namespace OptiSuite.Optimizers;

/// <summary>What a search that is driven by hand has to be told at its begin; <c>Minimize</c> takes it from its options.</summary>
public sealed record AskTellOptions
{
    /// <summary>The seed of all random numbers: the same seed gives the same bits. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>A violation up to this counts as none; finite, at least 0. Default 1e-6, as <see cref="StoppingCriteria.ConstraintTolerance"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or not finite.</exception>
    public double ConstraintTolerance
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(ConstraintTolerance), "1e-6 is the default");
    } = 1e-6;

    /// <summary>
    /// How many evaluations there will be, at least 1, for methods that plan ahead: a schedule reaches its end there. Null, the default, where nobody
    /// knows: such methods then take a plan of their own. It limits nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The budget is below 1.</exception>
    public long? MaxEvaluations
    {
        get;
        init => field = value is < 1
            ? throw new ArgumentOutOfRangeException(nameof(MaxEvaluations), value, "Plan for at least one evaluation, or null where nobody knows.")
            : value;
    }
}
