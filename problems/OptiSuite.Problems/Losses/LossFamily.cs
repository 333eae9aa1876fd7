namespace OptiSuite.Problems;

/// <summary>A family of loss problems: a name, and how to build its objective from an entry of a file.</summary>
/// <param name="Name">The name, with which ids of the family start.</param>
/// <param name="Losses">What the field "loss" may say; empty where it does not matter.</param>
/// <param name="Build">Builds the objective; the second argument is n.</param>
internal sealed record LossFamily(string Name, string[] Losses, Func<LossEntry, int, FamilyModel> Build);
