namespace OptiSuite;

/// <summary>
/// The order in which points are compared everywhere: a feasible one before an infeasible one, feasible ones by objective, infeasible ones
/// by violation (Deb, Computer Methods in Applied Mechanics and Engineering 186, 2000).
/// </summary>
public static class FeasibilityFirst
{
    /// <summary>Whether the first point is better than the second. A point whose objective is NaN or infinite, or whose violation is NaN, is never better.</summary>
    /// <param name="objective">The first point's objective.</param>
    /// <param name="violation">The first point's constraint violation.</param>
    /// <param name="otherObjective">The second point's objective.</param>
    /// <param name="otherViolation">The second point's constraint violation.</param>
    /// <param name="tolerance">A violation up to this counts as none.</param>
    public static bool IsBetter(
        double objective, double violation, double otherObjective, double otherViolation, double tolerance)
    {
        if (!double.IsFinite(objective) || double.IsNaN(violation)) return false;
        if (!double.IsFinite(otherObjective) || double.IsNaN(otherViolation)) return true;
        bool feasible = violation <= tolerance, otherFeasible = otherViolation <= tolerance;
        if (feasible != otherFeasible) return feasible;
        return feasible ? objective < otherObjective : violation < otherViolation;
    }
}
