using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>
/// The answer of a run. A run that converged returns its last point; any other the best point it saw, feasibility first.
/// </summary>
public sealed record OptimizationResult
{
    private const string ExceptionKey = "OptiSuite.OptimizationResult";

    /// <summary>The optimizer, with its hyperparameters.</summary>
    public required IOptimizer Optimizer { get; init; }

    /// <summary>The problem.</summary>
    public required Problem Problem { get; init; }

    /// <summary>The point, n values.</summary>
    public required ImmutableArray<double> X { get; init; }

    /// <summary>f at the point; NaN where no point with a finite objective was seen.</summary>
    public required double Objective { get; init; }

    /// <summary>The largest constraint violation at the point; NaN where it is not known.</summary>
    public required double ConstraintViolation { get; init; }

    /// <summary>The first-order residual at the point, by the optimizer's account; NaN where it knows none.</summary>
    public required double Stationarity { get; init; }

    /// <summary>The multipliers; null where the method has none.</summary>
    public required Multipliers? Multipliers { get; init; }

    /// <summary>∇f at the point, n values, as the run knew it (<see cref="ILocalModel"/>); null where it did not.</summary>
    public ImmutableArray<double>? Gradient { get; init; }

    /// <summary>
    /// The run's last estimate of the Hessian (of the Lagrangian, with constraints), n×n, row-major; null where the method has none. A
    /// quasi-Newton matrix is such an estimate: right along the steps taken, and arbitrary across them.
    /// </summary>
    public ImmutableArray<double>? Hessian { get; init; }

    /// <summary>
    /// Every distinct local solution that was found, the best first, where the method looks for several (<see cref="ILocalSolutions"/>); empty else.
    /// </summary>
    public ImmutableArray<LocalSolution> Solutions { get; init; } = [];

    /// <summary>Why the run ended.</summary>
    public required ExitReason ExitReason { get; init; }

    /// <summary>The same in a sentence, with the figures.</summary>
    public required string Message { get; init; }

    /// <summary>The number of iterations done.</summary>
    public required int Iterations { get; init; }

    /// <summary>The calls of the user's functions, by kind.</summary>
    public required EvaluationCounts Evaluations { get; init; }

    /// <summary>The time from the start to the end.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What the verifier found.</summary>
    public required Verification Verified { get; init; }

    /// <summary>
    /// Whether this is a solution: the method says it converged, and the verifier does not contradict it.
    /// </summary>
    public bool Converged =>
        ExitReason.IsConverged() && Verified is { Finite: true, InsideBounds: true, Feasible: true }
        && (ExitReason == ExitReason.TargetReached || Verified.Stationary != false);

    /// <summary>
    /// The result of a run that an exception ended: the best point until then. Null where the exception came from elsewhere.
    /// </summary>
    /// <param name="exception">An exception caught from Minimize.</param>
    public static OptimizationResult? BeforeException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.Data[ExceptionKey] as OptimizationResult;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Problem.Name} by {Optimizer.Name}: f = {Objective:R}, {Message}";

    internal void AttachTo(Exception exception) => exception.Data[ExceptionKey] = this;
}
