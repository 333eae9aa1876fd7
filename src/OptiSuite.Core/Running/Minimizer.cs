using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>The one loop: it starts a run, steps, reports, stops and builds the result. Algorithms only step.</summary>
public static class Minimizer
{
    /// <summary>Minimizes the problem.</summary>
    /// <param name="optimizer">The method.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Limits, seed, observers; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the run with <see cref="ExitReason.Cancelled"/> and the best point until then.</param>
    /// <exception cref="ArgumentException">Hyperparameters of the method contradict each other.</exception>
    /// <exception cref="IncompatibleProblemException">The method cannot treat the problem. Nothing was evaluated.</exception>
    public static OptimizationResult Minimize(
        this IOptimizer optimizer, Problem problem, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(problem);
        options ??= new RunOptions();
        optimizer.Validate();
        ImmutableArray<string> reasons = CapabilityMatcher.Mismatches(optimizer, problem, options);
        if (!reasons.IsEmpty) throw new IncompatibleProblemException(optimizer.Name, problem.Name, reasons);

        using var limits = new EvaluationLimits(options.Stopping, options.TimeProvider, cancellationToken);
        return new Loop(optimizer, problem, options, limits).Run();
    }
}
