namespace OptiSuite;

/// <summary>
/// A method of optimization with its hyperparameters: an immutable record, so that it prints, compares and varies by <c>with</c>.
/// What changes during a run lives in the <see cref="IOptimizerRun"/> that it starts.
/// </summary>
public interface IOptimizer
{
    /// <summary>The method's name in kebab-case, such as "gradient-descent".</summary>
    string Name { get; }

    /// <summary>What the method needs from a problem and what it can treat. Checked before the first evaluation.</summary>
    OptimizerCapabilities Capabilities { get; }

    /// <summary>
    /// Refuses hyperparameters that contradict each other; each by itself is checked where it is set. Called before every run. The base: none do.
    /// </summary>
    /// <exception cref="ArgumentException">Two hyperparameters contradict each other; the message says which and what would do.</exception>
    void Validate()
    {
    }

    /// <summary>Allocates everything a run needs, and may evaluate the start.</summary>
    /// <param name="context">The problem, its evaluator, the random numbers and the tolerances.</param>
    IOptimizerRun Start(RunContext context);
}
