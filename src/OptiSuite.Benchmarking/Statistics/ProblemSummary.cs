using System.Collections.Immutable;

namespace OptiSuite.Benchmarking;

/// <summary>What every contender did on one problem, and which did best.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Reference">What gaps are measured from.</param>
/// <param name="Results">One result a contender, in the order of the comparison's contenders.</param>
/// <param name="Winners">
/// The contenders in front: the lowest median gap, where gaps at or below the target precision count as equal; among equals the lowest
/// expected running time. Several where they tie, none where no contender found a feasible point.
/// </param>
public sealed record ProblemSummary(
    ProblemIdentity Problem,
    ProblemReference Reference,
    ImmutableArray<ContenderResult> Results,
    ImmutableArray<ContenderIdentity> Winners);
