using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>The answer to a quadratic program: the point, its multipliers and, where there is no solution, the proof.</summary>
public sealed record QuadraticProgramResult
{
    /// <summary>How it ended.</summary>
    public required QuadraticProgramStatus Status { get; init; }

    /// <summary>x, n values: the solution, or the best point that was reached.</summary>
    public required ImmutableArray<double> X { get; init; }

    /// <summary>½xᵀPx + qᵀx + r at <see cref="X"/>.</summary>
    public required double Objective { get; init; }

    /// <summary>The multipliers, with the signs of <see cref="OptiSuite.Multipliers"/>: Px + q + Aᵀλ − l + u = 0 at a solution.</summary>
    public required Multipliers Multipliers { get; init; }

    /// <summary>
    /// The proof of infeasibility, else null: multipliers with Aᵀλ − l + u = 0 for which Σ λᵢ·limitᵢ − lᵀlb + uᵀub is negative, where limitᵢ is the
    /// upper limit of a row with λᵢ &gt; 0 and the lower one of a row with λᵢ &lt; 0 (Farkas' lemma). The largest magnitude is 1.
    /// </summary>
    public Multipliers? InfeasibilityCertificate { get; init; }

    /// <summary>
    /// The proof of unboundedness, else empty: d with Pd = 0, qᵀd &lt; 0, along which no limit is ever reached. The largest magnitude is 1.
    /// </summary>
    public ImmutableArray<double> UnboundedRay { get; init; } = [];

    /// <summary>The proof that the program is not convex, else empty: d with dᵀPd &lt; 0. The largest magnitude is 1.</summary>
    public ImmutableArray<double> NegativeCurvature { get; init; } = [];

    /// <summary>The interior-point and active-set iterations that were made, a factorization each.</summary>
    public required int Iterations { get; init; }

    /// <summary>The largest violation of a limit at <see cref="X"/>, over 1 + max(|Ax|, |xⱼ| of variables with bounds).</summary>
    public required double PrimalResidual { get; init; }

    /// <summary>max |Px + q + Aᵀλ − l + u| over 1 + max(|Px|, |q|, |Aᵀλ|, |u − l|).</summary>
    public required double DualResidual { get; init; }

    /// <summary>The difference of the primal and the dual objective, over 1 + the smaller of their magnitudes.</summary>
    public required double DualityGap { get; init; }

    /// <summary>What a later solve with the same matrices can reuse.</summary>
    internal WarmStartState? WarmStart { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Status}: f = {Objective:R} in {Iterations} iterations, residuals: primal {PrimalResidual:E1}, dual {DualResidual:E1}, gap {DualityGap:E1}";
}
