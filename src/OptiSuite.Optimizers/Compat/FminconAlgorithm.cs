namespace OptiSuite.Compat;

/// <summary>
/// The algorithms that MATLAB's fmincon names. Every one is solved by <see cref="OptiSuite.Optimizers.Sqp"/>; the name chooses the defaults of the
/// limits and tolerances, and what is refused.
/// </summary>
public enum FminconAlgorithm
{
    /// <summary>'interior-point', fmincon's default.</summary>
    InteriorPoint,

    /// <summary>'sqp'.</summary>
    Sqp,

    /// <summary>'sqp-legacy'.</summary>
    SqpLegacy,

    /// <summary>'active-set'.</summary>
    ActiveSet,

    /// <summary>
    /// 'trust-region-reflective': as in MATLAB, needs <see cref="FminconOptions.SpecifyObjectiveGradient"/>, and either bounds or linear equalities
    /// and no other constraints.
    /// </summary>
    TrustRegionReflective,
}
