namespace OptiSuite.External;

/// <summary>
/// The process behind an external problem died, kept silent, or broke the protocol. The message says what happened, quotes what was received,
/// and shows the end of the process's standard error. <see cref="OptimizationResult.BeforeException"/> has the best point until then.
/// </summary>
public sealed class ExternalProblemException : Exception
{
    internal ExternalProblemException(string message, string received = "", string standardError = "", Exception? inner = null)
        : base(message, inner)
    {
        Received = received;
        StandardError = standardError;
    }

    /// <summary>What was received in place of a valid reply, shortened; empty where it was nothing.</summary>
    public string Received { get; }

    /// <summary>The end of what the process wrote to its standard error; empty where it wrote nothing.</summary>
    public string StandardError { get; }
}
