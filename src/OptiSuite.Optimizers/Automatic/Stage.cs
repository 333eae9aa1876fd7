namespace OptiSuite.Optimizers;

/// <summary>One method of a chain.</summary>
/// <param name="Optimizer">The method.</param>
/// <param name="MaxEvaluations">How many evaluations it gets, at least 1; null for all that are left. It may end earlier by itself.</param>
/// <param name="Purpose">What it is there for, in half a sentence.</param>
internal sealed record Stage(IAskTellOptimizer Optimizer, long? MaxEvaluations, string Purpose);
