namespace OptiSuite.Problems;

/// <summary>A problem of a loss file that was left out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why: no family of that name, or the file's own check values say that it is another problem.</param>
public sealed record SkippedProblem(string Id, string Reason);
