namespace OptiSuite.Benchmarking;

/// <summary>A contender as the records know it.</summary>
/// <param name="Name">The label; with a number behind it where one label ran with several hyperparameters.</param>
/// <param name="Label">The label of the records.</param>
/// <param name="Hyperparameters">The settings it ran with.</param>
public sealed record ContenderIdentity(string Name, string Label, Hyperparameters Hyperparameters);
