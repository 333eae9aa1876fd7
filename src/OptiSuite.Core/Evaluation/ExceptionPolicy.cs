namespace OptiSuite;

/// <summary>What happens when the user's code throws.</summary>
public enum ExceptionPolicy
{
    /// <summary>
    /// The exception reaches the caller of Minimize unwrapped. What was found until then is kept with it:
    /// <see cref="OptimizationResult.BeforeException"/>.
    /// </summary>
    Propagate,

    /// <summary>The point counts as one that cannot be evaluated (non-finite), and the run goes on.</summary>
    RejectPoint,
}
