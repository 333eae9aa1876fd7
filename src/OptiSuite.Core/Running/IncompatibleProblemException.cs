using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>An optimizer was given a problem it cannot treat. Nothing was evaluated; every reason is named.</summary>
public sealed class IncompatibleProblemException : ArgumentException
{
    internal IncompatibleProblemException(string optimizer, string problem, ImmutableArray<string> reasons)
        : base($"{optimizer} does not fit '{problem}': {string.Join("; ", reasons)}.")
    {
        Reasons = reasons;
    }

    /// <summary>Every reason, each with its remedy.</summary>
    public ImmutableArray<string> Reasons { get; }
}
