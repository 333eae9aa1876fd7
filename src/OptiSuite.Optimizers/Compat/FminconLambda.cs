namespace OptiSuite.Compat;

/// <summary>
/// The Lagrange multipliers, fmincon's lambda. At a solution ∇f + Aᵀ·IneqLin + Aeqᵀ·EqLin + ∇c·IneqNonlin + ∇ceq·EqNonlin − Lower + Upper = 0,
/// and all but those of equalities are ≥ 0. NaN where the solve ended at a point whose multipliers are not known (exit flags 0 and below).
/// </summary>
public sealed class FminconLambda
{
    internal FminconLambda(double[] lower, double[] upper, double[] ineqlin, double[] eqlin, double[] ineqnonlin, double[] eqnonlin)
    {
        (Lower, Upper, IneqLin, EqLin) = (lower, upper, ineqlin, eqlin);
        (IneqNonlin, EqNonlin) = (ineqnonlin, eqnonlin);
    }

    /// <summary>Of the lower bounds, n values.</summary>
    public double[] Lower { get; }

    /// <summary>Of the upper bounds, n values.</summary>
    public double[] Upper { get; }

    /// <summary>Of A x ≤ b, one value a row.</summary>
    public double[] IneqLin { get; }

    /// <summary>Of Aeq x = beq, one value a row.</summary>
    public double[] EqLin { get; }

    /// <summary>Of c(x) ≤ 0, one value a row.</summary>
    public double[] IneqNonlin { get; }

    /// <summary>Of ceq(x) = 0, one value a row.</summary>
    public double[] EqNonlin { get; }
}
