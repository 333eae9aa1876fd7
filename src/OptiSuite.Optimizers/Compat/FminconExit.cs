namespace OptiSuite.Compat;

/// <summary>Why a solve ended; the values are fmincon's exit flags.</summary>
public enum FminconExit
{
    /// <summary>
    /// 1: the first-order optimality is within OptimalityTolerance (relative to max(1, ‖∇f‖∞), where derivatives are given) and the constraint
    /// violation within ConstraintTolerance.
    /// </summary>
    FirstOrderOptimal = 1,

    /// <summary>2: x changes by less than StepTolerance (or no better point can be found along the search direction), at a feasible point.</summary>
    StepTooSmall = 2,

    /// <summary>0: MaxIterations or MaxFunctionEvaluations is reached.</summary>
    LimitReached = 0,

    /// <summary>−1: an output or plot function, or the cancellation token, ended the solve.</summary>
    Stopped = -1,

    /// <summary>−2: no feasible point was found.</summary>
    Infeasible = -2,

    /// <summary>−3: the objective is below ObjectiveLimit at a feasible point: the problem seems unbounded.</summary>
    ObjectiveBelowLimit = -3,
}
