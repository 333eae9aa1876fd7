namespace OptiSuite.Compat;

/// <summary>Why linprog ended; the value is MATLAB's exit flag.</summary>
public enum LinprogExit
{
    /// <summary>1: converged to a solution.</summary>
    Converged = 1,

    /// <summary>0: the iterations are used up.</summary>
    IterationLimit = 0,

    /// <summary>−2: no point satisfies the constraints.</summary>
    Infeasible = -2,

    /// <summary>−3: the objective falls without end.</summary>
    Unbounded = -3,

    /// <summary>−7: rounding leaves no step that makes progress.</summary>
    NoProgress = -7,
}
