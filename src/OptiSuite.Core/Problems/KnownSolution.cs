using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>What is known about a problem's solution: the yardstick of a comparison.</summary>
/// <param name="Objective">The lowest feasible objective known.</param>
/// <param name="X">A point that attains it, or null.</param>
/// <param name="IsGlobal">Whether it is proved to be the global minimum; otherwise it is the best known.</param>
/// <param name="Source">Where it comes from, such as "closed form" or a paper.</param>
public sealed record KnownSolution(double Objective, ImmutableArray<double>? X = null, bool IsGlobal = true, string Source = "")
{
    /// <inheritdoc/>
    public override string ToString() => $"{Objective} ({(IsGlobal ? "global" : "best known")}{(Source.Length > 0 ? ", " + Source : "")})";
}
