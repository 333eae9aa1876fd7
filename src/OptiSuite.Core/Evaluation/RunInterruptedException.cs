namespace OptiSuite;

/// <summary>
/// Carries the end of a run from the evaluator, in the midst of an optimizer's step, to the loop. It never leaves the loop; as an exception it
/// frees every algorithm from asking after each evaluation whether there may be another.
/// </summary>
internal sealed class RunInterruptedException(ExitReason reason) : Exception($"The run ends: {reason}.")
{
    public ExitReason Reason { get; } = reason;
}
