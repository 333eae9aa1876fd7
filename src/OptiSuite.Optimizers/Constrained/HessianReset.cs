namespace OptiSuite.Optimizers;

/// <summary>What the quasi-Newton matrix was reset to since the last progress: each failure goes one further.</summary>
internal enum HessianReset
{
    None,

    /// <summary>Its own diagonal.</summary>
    Diagonal,

    /// <summary>A diagonal by the sizes of the variables.</summary>
    Sizes,

    /// <summary>A multiple of the identity by the length of the gradient.</summary>
    Gradient,
}
