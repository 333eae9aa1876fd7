namespace OptiSuite.Compat;

/// <summary>
/// The Lagrange multipliers of quadprog and linprog, their lambda: H x + f + Aᵀ·IneqLin + Aeqᵀ·EqLin − Lower + Upper = 0 at a solution, and all but
/// those of equalities are ≥ 0.
/// </summary>
/// <param name="Lower">Of the lower bounds, n values.</param>
/// <param name="Upper">Of the upper bounds, n values.</param>
/// <param name="IneqLin">Of A x ≤ b, one value a row.</param>
/// <param name="EqLin">Of Aeq x = beq, one value a row.</param>
public sealed record LinearLambda(double[] Lower, double[] Upper, double[] IneqLin, double[] EqLin);
