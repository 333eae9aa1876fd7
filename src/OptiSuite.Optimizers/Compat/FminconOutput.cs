namespace OptiSuite.Compat;

/// <summary>How a solve went: fmincon's output structure.</summary>
public sealed record FminconOutput
{
    /// <summary>The number of iterations.</summary>
    public required int Iterations { get; init; }

    /// <summary>The evaluations of fun and nonlcon (taken in pairs), those for finite differences included.</summary>
    public required long FuncCount { get; init; }

    /// <summary>What solved the problem: "sqp", whatever <see cref="FminconOptions.Algorithm"/> names.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The length of the last step in x; NaN where there was none.</summary>
    public required double StepSize { get; init; }

    /// <summary>The last step length along the search direction, 1 for a full step; NaN where there was none.</summary>
    public required double LsStepLength { get; init; }

    /// <summary>The largest constraint violation at x, 0 where none is violated.</summary>
    public required double ConstrViolation { get; init; }

    /// <summary>
    /// The first-order optimality at x, max(‖∇L‖∞, maxᵢ λᵢ·slackᵢ). Where derivatives are taken by finite differences it is the run's own residual
    /// (<see cref="NaturalResidual"/>), which takes min(λᵢ, slackᵢ). NaN where the multipliers at x are not known.
    /// </summary>
    public required double FirstOrderOpt { get; init; }

    /// <summary>Why the solve ended, in a sentence, and after a line break the figures behind it.</summary>
    public required string Message { get; init; }

    /// <summary>The feasible iterate with the lowest objective; null where no iterate was feasible.</summary>
    public required FminconBestFeasible? BestFeasible { get; init; }
}

/// <summary>The best feasible point of a solve.</summary>
/// <param name="X">The point, n values.</param>
/// <param name="Fval">Its objective.</param>
/// <param name="ConstrViolation">Its largest constraint violation, within ConstraintTolerance.</param>
/// <param name="FirstOrderOpt">Its first-order residual; NaN where it is not known.</param>
public sealed record FminconBestFeasible(double[] X, double Fval, double ConstrViolation, double FirstOrderOpt);
