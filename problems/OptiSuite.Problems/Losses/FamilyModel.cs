namespace OptiSuite.Problems;

/// <summary>What a family makes of an entry.</summary>
/// <param name="Objective">f.</param>
/// <param name="Dimension">The number of parameters that f takes.</param>
/// <param name="Reach">How far from the start a population is spread, by the scale of the data.</param>
internal sealed record FamilyModel(IDifferentiableObjective Objective, int Dimension, double Reach)
{
    /// <summary>Constraints that belong to the family rather than to the file.</summary>
    public IConstraint? Constraint { get; init; }

    /// <summary>A box that the family's constraint implies, or null.</summary>
    public Bounds? Within { get; init; }
}
