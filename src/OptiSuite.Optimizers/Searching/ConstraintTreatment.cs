namespace OptiSuite.Optimizers;

/// <summary>How a search by values treats constraints other than bounds.</summary>
public enum ConstraintTreatment
{
    /// <summary>
    /// Feasible candidates go before infeasible ones, feasible ones are compared by objective and infeasible ones by violation (K. Deb, Computer Methods
    /// in Applied Mechanics and Engineering 186, 2000). Robust, needs no parameter; loses sight of the objective along an active constraint.
    /// </summary>
    FeasibilityFirst,

    /// <summary>
    /// Candidates are compared by an augmented Lagrangian with adapted multipliers and penalties (A. Atamna, A. Auger and N. Hansen, FOGA 2017): converges
    /// along active constraints, equalities too.
    /// </summary>
    AugmentedLagrangian,
}
