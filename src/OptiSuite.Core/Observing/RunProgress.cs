namespace OptiSuite;

/// <summary>How far a run is: what <see cref="IProgress{T}"/> receives after every iteration.</summary>
/// <param name="Iteration">The number of iterations done.</param>
/// <param name="Evaluations">The evaluations done (<see cref="EvaluationCounts.Total"/>).</param>
/// <param name="Objective">f at the current point; NaN where it is not known.</param>
/// <param name="BestObjective">f at the best point so far; NaN while there is none.</param>
/// <param name="ConstraintViolation">The largest violation at the current point.</param>
/// <param name="Stationarity">The first-order residual; NaN where the method has none.</param>
/// <param name="Elapsed">The time since the start.</param>
public readonly record struct RunProgress(
    int Iteration,
    long Evaluations,
    double Objective,
    double BestObjective,
    double ConstraintViolation,
    double Stationarity,
    TimeSpan Elapsed);
