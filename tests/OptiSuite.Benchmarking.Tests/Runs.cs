using System.Collections.Immutable;

namespace OptiSuite.Benchmarking.Tests;

/// <summary>Records with only what a test is about.</summary>
internal static class Runs
{
    public static RunRecord Of(
        string problem = "p", string optimizer = "a", ulong seed = 1, long budget = 100, int dimension = 1, double? bestKnown = 0,
        params (long Evaluation, double Objective)[] improvements) => new()
        {
            Suite = "s",
            Problem = problem,
            Dimension = dimension,
            Optimizer = optimizer,
            Seed = seed,
            Budget = budget,
            Evaluations = budget,
            BestKnown = bestKnown,
            Objective = improvements.Length == 0 ? double.NaN : improvements[^1].Objective,
            ConstraintViolation = improvements.Length == 0 ? double.NaN : 0,
            ExitReason = nameof(ExitReason.MaxEvaluations),
            Improvements = [.. improvements.Select(pair => new RecordedImprovement(pair.Evaluation, pair.Objective))],
        };

    public static ImmutableArray<GapCurve> Curves(params RunRecord[] runs)
    {
        ProblemReference reference = ProblemReference.Of(runs);
        return [.. runs.Select(run => new GapCurve(run, reference))];
    }
}
