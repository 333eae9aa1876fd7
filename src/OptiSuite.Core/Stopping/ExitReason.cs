namespace OptiSuite;

/// <summary>Why a run ended. Reaching a limit is an answer, not an error.</summary>
public enum ExitReason
{
    /// <summary>Converged: the first-order residual is within tolerance, at a feasible point.</summary>
    Stationary,

    /// <summary>Converged: the step is too small to change x, at a feasible point.</summary>
    SmallStep,

    /// <summary>Converged: a feasible point at or below the target objective was found.</summary>
    TargetReached,

    /// <summary>Stopped: the iterations are used up.</summary>
    MaxIterations,

    /// <summary>Stopped: the evaluations are used up.</summary>
    MaxEvaluations,

    /// <summary>Stopped: the time is used up.</summary>
    MaxTime,

    /// <summary>Stopped: no better point for many iterations.</summary>
    Stalled,

    /// <summary>Stopped: the cancellation token was triggered.</summary>
    Cancelled,

    /// <summary>Stopped: an observer asked for it.</summary>
    StoppedByUser,

    /// <summary>Failed: no feasible point exists near, or none was found.</summary>
    Infeasible,

    /// <summary>Failed: the objective falls below every limit at feasible points.</summary>
    Unbounded,

    /// <summary>Failed: no step along the search direction is acceptable.</summary>
    LineSearchFailed,

    /// <summary>Failed: the objective or a constraint is NaN or infinite where a finite value is needed.</summary>
    NonFinite,

    /// <summary>Failed: an inner problem could not be solved.</summary>
    SubproblemFailed,

    /// <summary>Failed: an exception ended the run, as a rule one of the user's code. <see cref="OptimizationResult.BeforeException"/> has this result.</summary>
    EvaluationFailed,
}

/// <summary>The three groups of exit reasons.</summary>
public static class ExitReasons
{
    /// <summary>Whether the reason claims convergence. Whether the claim holds is for the verifier to say.</summary>
    /// <param name="reason">The reason.</param>
    public static bool IsConverged(this ExitReason reason) => reason <= ExitReason.TargetReached;

    /// <summary>Whether the run was ended by a limit or a person, with a usable best point.</summary>
    /// <param name="reason">The reason.</param>
    public static bool IsStopped(this ExitReason reason) => reason is > ExitReason.TargetReached and < ExitReason.Infeasible;

    /// <summary>Whether the method could not go on.</summary>
    /// <param name="reason">The reason.</param>
    public static bool IsFailed(this ExitReason reason) => reason >= ExitReason.Infeasible;
}
