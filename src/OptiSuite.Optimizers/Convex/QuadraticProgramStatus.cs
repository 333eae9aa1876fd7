namespace OptiSuite.Optimizers;

/// <summary>How the solution of a quadratic program ended. Every claim was checked against the program as it was given.</summary>
public enum QuadraticProgramStatus
{
    /// <summary>Solved: the residuals of the first-order conditions, which are sufficient for a convex program, are within the tolerance.</summary>
    Optimal,

    /// <summary>No point satisfies the limits; <see cref="QuadraticProgramResult.InfeasibilityCertificate"/> proves it.</summary>
    PrimalInfeasible,

    /// <summary>
    /// The objective falls without end along <see cref="QuadraticProgramResult.UnboundedRay"/>, from <see cref="QuadraticProgramResult.X"/> or any other
    /// feasible point. (Only where <see cref="QuadraticProgramResult.PrimalResidual"/> is large no feasible point was found.)
    /// </summary>
    DualInfeasible,

    /// <summary>The Hessian is not positive semidefinite; <see cref="QuadraticProgramResult.NegativeCurvature"/> is a direction that shows it.</summary>
    Nonconvex,

    /// <summary>The iterations are used up; the best point is returned.</summary>
    IterationLimit,

    /// <summary>Rounding stopped the progress short of the tolerance; the best point is returned and its residuals tell how good it is.</summary>
    Inaccurate,
}
