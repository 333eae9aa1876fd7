namespace OptiSuite.Losses;

/// <summary>Which form of the lifted structured loss.</summary>
public enum LiftedStructureKind
{
    /// <summary>The smooth upper bound, with the log-sum-exp over all negatives of both points (equation 4 of the paper).</summary>
    Smooth,

    /// <summary>The exact loss, with the one hardest negative of both points (equation 3 of the paper).</summary>
    Exact,
}
