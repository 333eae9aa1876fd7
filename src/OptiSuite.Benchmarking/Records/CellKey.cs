namespace OptiSuite.Benchmarking;

/// <summary>What makes a cell of a campaign the same cell: a finished one is never run again.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Problem">The problem's name.</param>
/// <param name="Optimizer">The contender's label.</param>
/// <param name="Hyperparameters">The contender's settings.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Budget">The evaluations allowed.</param>
public readonly record struct CellKey(
    string Suite, string Problem, string Optimizer, Hyperparameters Hyperparameters, ulong Seed, long Budget);
