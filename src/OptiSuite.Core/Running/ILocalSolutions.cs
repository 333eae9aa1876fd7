using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>A run that finds several local solutions. Optional: a run that implements it too passes them on to the result.</summary>
public interface ILocalSolutions
{
    /// <summary>The distinct local solutions so far, the best first. Asked for at the end only.</summary>
    ImmutableArray<LocalSolution> Solutions { get; }
}
