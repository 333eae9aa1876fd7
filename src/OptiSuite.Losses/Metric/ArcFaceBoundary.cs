namespace OptiSuite.Losses;

/// <summary>What <see cref="ArcFaceLoss"/> does where θ + m would pass π and cos(θ + m) would rise again.</summary>
public enum ArcFaceBoundary
{
    /// <summary>Nothing: cos(θ + m) everywhere, as the paper's formula reads.</summary>
    None,

    /// <summary>cos(θ + m) where cos θ &gt; 0, else cos θ without margin ("easy margin").</summary>
    EasyMargin,

    /// <summary>cos(θ + m) where θ ≤ π − m, else cos θ − m sin m, which keeps falling with θ; usual in implementations.</summary>
    Monotone,
}
