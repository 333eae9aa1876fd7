namespace OptiSuite;

/// <summary>
/// When a run ends. Each test means the same for every optimizer; null switches it off. The defaults suit a single run;
/// comparisons set the budget and switch the convergence tests as they need.
/// </summary>
public sealed record StoppingCriteria
{
    /// <summary>Iterations of the loop, at least 0. Default 10 000.</summary>
    public int? MaxIterations
    {
        get;
        init => field = NotNegative(value, nameof(MaxIterations));
    } = 10_000;

    /// <summary>
    /// Evaluations (<c>EvaluationCounts.Total</c>), kept exactly: the run never makes one more. At least 1. Default: no limit.
    /// </summary>
    public long? MaxEvaluations
    {
        get;
        init => field = value is < 1
            ? throw new ArgumentOutOfRangeException(nameof(MaxEvaluations), value, "Allow at least one evaluation, or null for no limit.")
            : value;
    }

    /// <summary>Wall time from the start of the run, looked at before every evaluation; at most 49 days. Default: no limit.</summary>
    public TimeSpan? MaxTime
    {
        get;
        init => field = value <= TimeSpan.Zero || value > TimeSpan.FromDays(49)
            ? throw new ArgumentOutOfRangeException(nameof(MaxTime), value, "Allow a positive time of at most 49 days, or null for no limit.")
            : value;
    }

    /// <summary>The run ends at the first feasible point with f ≤ this. Default: off.</summary>
    public double? TargetObjective
    {
        get;
        init => field = value is double.NaN
            ? throw new ArgumentOutOfRangeException(nameof(TargetObjective), value, "A target must be a number, or null for none.")
            : value;
    }

    /// <summary>
    /// A point with a first-order residual (<c>IOptimizerRun.Stationarity</c>, a maximum norm) of at most this is a solution.
    /// Default 1e-6, as fmincon's OptimalityTolerance.
    /// </summary>
    public double? StationarityTolerance
    {
        get;
        init => field = Tolerance(value, nameof(StationarityTolerance));
    } = 1e-6;

    /// <summary>
    /// A step of at most this times max(1, ‖x‖₂) is no step, and ends the run; at an infeasible point, where a further small step may bring
    /// feasibility, only one of at most 1e-12 does. Default 1e-12: below it the iterates differ in their last digits only.
    /// </summary>
    public double? StepTolerance
    {
        get;
        init => field = Tolerance(value, nameof(StepTolerance));
    } = 1e-12;

    /// <summary>A point whose largest violation is at most this counts as feasible. Default 1e-6, as fmincon's ConstraintTolerance.</summary>
    public double ConstraintTolerance
    {
        get;
        init => field = Tolerance(value, nameof(ConstraintTolerance))!.Value;
    } = 1e-6;

    /// <summary>
    /// The run ends when so many iterations in a row brought no better point; for a method that evaluates one point a step, 2n of them count as one. Default 1000.
    /// </summary>
    public int? StallIterations
    {
        get;
        init => field = value is < 1
            ? throw new ArgumentOutOfRangeException(nameof(StallIterations), value, "Allow at least one iteration, or null to switch the test off.")
            : value;
    } = 1000;

    /// <summary>A feasible point with f below this shows the problem to be unbounded. Default −1e20, as fmincon's ObjectiveLimit.</summary>
    public double? ObjectiveLimit
    {
        get;
        init => field = value is double.NaN
            ? throw new ArgumentOutOfRangeException(nameof(ObjectiveLimit), value, "A limit must be a number, or null for none.")
            : value;
    } = -1e20;

    private static int? NotNegative(int? value, string name) => value is < 0
        ? throw new ArgumentOutOfRangeException(name, value, "A limit must not be negative; use null for no limit.")
        : value;

    private static double? Tolerance(double? value, string name) => value is not null && !(value >= 0 && double.IsFinite(value.Value))
        ? throw new ArgumentOutOfRangeException(name, value, "A tolerance must be finite and not negative.")
        : value;
}
