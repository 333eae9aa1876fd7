namespace OptiSuite.External;

/// <summary>What a reply can hold: f, g, c and J of the protocol.</summary>
[Flags]
internal enum Parts
{
    None = 0,

    /// <summary>"f": the objective.</summary>
    Objective = 1,

    /// <summary>"g": its gradient.</summary>
    Gradient = 2,

    /// <summary>"c": the constraints.</summary>
    Constraints = 4,

    /// <summary>"J": their Jacobian.</summary>
    Jacobian = 8,

    /// <summary>f and c.</summary>
    Values = Objective | Constraints,

    /// <summary>g and J.</summary>
    Derivatives = Gradient | Jacobian,
}

internal static class PartsExtensions
{
    /// <summary>Whether any of the other parts is among these.</summary>
    public static bool Has(this Parts parts, Parts any) => (parts & any) != Parts.None;
}
