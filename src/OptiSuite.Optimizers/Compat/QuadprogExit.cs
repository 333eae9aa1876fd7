namespace OptiSuite.Compat;

/// <summary>Why quadprog ended; the value is MATLAB's exit flag.</summary>
public enum QuadprogExit
{
    /// <summary>1: converged to the solution.</summary>
    Converged = 1,

    /// <summary>2: no further progress; the constraints are satisfied, the optimality tolerance is not.</summary>
    SmallStep = 2,

    /// <summary>0: the iterations are used up.</summary>
    IterationLimit = 0,

    /// <summary>−2: no point satisfies the constraints.</summary>
    Infeasible = -2,

    /// <summary>−3: the objective falls without end.</summary>
    Unbounded = -3,

    /// <summary>−6: H is not positive semidefinite.</summary>
    Nonconvex = -6,

    /// <summary>−8: no step could be computed, and the constraints are not satisfied.</summary>
    NoStep = -8,
}
