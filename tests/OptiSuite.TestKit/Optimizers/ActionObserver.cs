namespace OptiSuite.TestKit;

/// <summary>Does something at every iteration and, if wanted, at the end.</summary>
public sealed class ActionObserver(ActionObserver.IterationAction onIteration, Action<OptimizationResult>? onCompleted = null) : IRunObserver
{
    /// <summary>What to do with a snapshot.</summary>
    public delegate void IterationAction(in IterationSnapshot snapshot);

    public void OnIteration(in IterationSnapshot snapshot) => onIteration(in snapshot);

    public void OnCompleted(OptimizationResult result) => onCompleted?.Invoke(result);
}
