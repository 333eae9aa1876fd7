using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>
/// Lagrange multipliers with fmincon's signs: L(x) = f(x) + Σᵢ λᵢ cᵢ(x) − Σⱼ lⱼ xⱼ + Σⱼ uⱼ xⱼ, stationary at a solution.
/// </summary>
/// <param name="Lower">l, n values, each ≥ 0: the price of a lower bound.</param>
/// <param name="Upper">u, n values, each ≥ 0: the price of an upper bound.</param>
/// <param name="Constraints">
/// λ, one value a row over all blocks in their order: ≥ 0 where the upper limit is active (c ≤ b, fmincon's inequality multiplier),
/// ≤ 0 where the lower limit is (c ≥ b; fmincon takes −c ≤ −b, with the multiplier −λ), of any sign for equalities.
/// </param>
public sealed record Multipliers(ImmutableArray<double> Lower, ImmutableArray<double> Upper, ImmutableArray<double> Constraints);
