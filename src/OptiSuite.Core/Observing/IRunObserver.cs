namespace OptiSuite;

/// <summary>
/// Watches a run, on the thread of the run. An exception from an observer ends the run and reaches the caller unwrapped.
/// </summary>
public interface IRunObserver
{
    /// <summary>Called at the start (iteration 0) and after every iteration.</summary>
    /// <param name="snapshot">The state; valid during the call only.</param>
    void OnIteration(in IterationSnapshot snapshot)
    {
    }

    /// <summary>Called whenever a better point was evaluated, in the order of evaluations.</summary>
    /// <param name="improvement">The new best.</param>
    void OnImprovement(in Improvement improvement)
    {
    }

    /// <summary>Called once, at the end.</summary>
    /// <param name="result">What the caller will get.</param>
    void OnCompleted(OptimizationResult result)
    {
    }
}
