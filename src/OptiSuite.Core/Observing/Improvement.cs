namespace OptiSuite;

/// <summary>A new best point, feasibility first.</summary>
/// <param name="Evaluation">At which evaluation (<see cref="EvaluationCounts.Total"/>) it was found, the first being 1.</param>
/// <param name="Objective">Its objective.</param>
/// <param name="ConstraintViolation">Its largest constraint violation; 0 without constraints.</param>
public readonly record struct Improvement(long Evaluation, double Objective, double ConstraintViolation);
