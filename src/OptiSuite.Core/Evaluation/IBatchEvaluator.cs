namespace OptiSuite;

/// <summary>
/// Evaluates many points that do not depend on each other: a population, or the samples of a finite difference. An implementation may use
/// threads, processes or machines; the values must not depend on that.
/// </summary>
public interface IBatchEvaluator
{
    /// <summary>Fills in the values of the points. Exceptions of the user's code are passed on unwrapped.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="points">k points, k×n, row-major.</param>
    /// <param name="objectives">Receives f of every point, k values; empty where f is not wanted.</param>
    /// <param name="constraints">Receives the constraint values, k×m, row-major; empty where they are not wanted.</param>
    /// <param name="cancellationToken">To be looked at between points.</param>
    void Evaluate(
        Problem problem,
        ReadOnlyMemory<double> points,
        Memory<double> objectives,
        Memory<double> constraints,
        CancellationToken cancellationToken);
}
