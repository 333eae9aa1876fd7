namespace OptiSuite.Optimizers;

/// <summary>The coefficients of a simplex of n variables.</summary>
/// <param name="Reflection">ρ.</param>
/// <param name="Expansion">χ.</param>
/// <param name="Contraction">γ.</param>
/// <param name="Shrinkage">σ.</param>
internal readonly record struct SimplexMoves(double Reflection, double Expansion, double Contraction, double Shrinkage)
{
    /// <summary>Those of a rule. With fewer than two variables Gao and Han's would let nothing shrink (σ = 0), so the classic ones serve.</summary>
    public static SimplexMoves Of(SimplexCoefficients rule, int n) => rule == SimplexCoefficients.Classic || n < 2
        ? new SimplexMoves(1, 2, 0.5, 0.5)
        : new SimplexMoves(1, 1 + (2.0 / n), 0.75 - (0.5 / n), 1 - (1.0 / n));
}
