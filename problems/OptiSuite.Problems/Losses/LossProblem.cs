using System.Collections.Immutable;

namespace OptiSuite.Problems;

/// <summary>A problem of a loss file with what the file says about it.</summary>
/// <param name="Problem">The problem, ready to be minimized; its name is the id.</param>
/// <param name="Family">The family it was built by, such as "reg_huber".</param>
/// <param name="Title">A short title, or empty.</param>
/// <param name="Definition">The objective in words, or empty.</param>
/// <param name="IsConvex">Whether the file says that it is convex; null where it says nothing.</param>
/// <param name="Checks">Points with known objective and gradient.</param>
public sealed record LossProblem(
    Problem Problem, string Family, string Title, string Definition, bool? IsConvex, ImmutableArray<CheckPoint> Checks)
{
    /// <summary>The id, unique in its file.</summary>
    public string Id => Problem.Name;
}
