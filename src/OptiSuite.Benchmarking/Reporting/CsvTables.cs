using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace OptiSuite.Benchmarking;

/// <summary>The numbers behind the report, one CSV file a table or picture. Infinity is <c>inf</c>, what is not there is empty.</summary>
internal static class CsvTables
{
    private static readonly CsvConfiguration _format = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public static IEnumerable<(string Name, string Csv)> Of(ComparisonAnalysis analysis)
    {
        yield return ("summary.csv", Summary(analysis));
        yield return ("standings.csv", Standings(analysis));
        yield return ("profile.csv", Profile(analysis));
        yield return ("convergence.csv", Convergence(analysis));
        yield return ("runs.csv", Runs(analysis));
        yield return ("refused.csv", Refused(analysis));
        yield return ("hyperparameters.csv", Settings(analysis));
    }

    private static string Summary(ComparisonAnalysis analysis) => Table(
        ["suite", "problem", "dimension", "budget", "optimizer", "runs", "gap_lower_quartile", "gap_median", "gap_upper_quartile",
            "evaluations_to_target", "solved_share", "best_objective", "reference_objective", "winner"],
        from problem in analysis.Problems
        from result in problem.Results
        where result.HasRuns
        select (object?[])[.. Start(problem), result.Contender.Name, result.Runs.Length, result.Gap.Lower, result.Gap.Median, result.Gap.Upper,
            result.EvaluationsToTarget, result.SolvedShare, result.BestObjective, problem.Reference.Objective, problem.Winners.Contains(result.Contender)]);

    private static string Standings(ComparisonAnalysis analysis) => Table(
        ["optimizer", "share_of_targets", "wins", "problems_entered", "problems_refused", "failed_runs"],
        analysis.Standings.Select(standing => (object?[])
            [standing.Contender.Name, standing.Profile.Final, standing.Wins, standing.Entered, standing.Refused, standing.Failed]));

    private static string Profile(ComparisonAnalysis analysis) => Table(
        ["optimizer", "evaluations_per_variable", "share_of_targets"],
        from standing in analysis.Standings
        from step in standing.Profile.EvaluationsPerVariable.Zip(standing.Profile.Shares)
        select (object?[])[standing.Contender.Name, step.First, step.Second]);

    private static string Convergence(ComparisonAnalysis analysis) => Table(
        ["suite", "problem", "dimension", "budget", "optimizer", "evaluations", "gap_lower_quartile", "gap_median", "gap_upper_quartile"],
        from problem in analysis.Problems
        from result in problem.Results
        where result.Band is not null
        from point in result.Band!.Evaluations.Zip(result.Band!.Gaps)
        select (object?[])[.. Start(problem), result.Contender.Name, point.First, point.Second.Lower, point.Second.Median, point.Second.Upper]);

    private static string Runs(ComparisonAnalysis analysis) => Table(
        ["suite", "problem", "dimension", "budget", "optimizer", "seed", "stochastic", "evaluations", "iterations", "objective", "constraint_violation",
            "gap", "converged", "exit_reason", "error", "elapsed_seconds"],
        from problem in analysis.Problems
        from result in problem.Results
        from run in result.Runs.Zip(result.Curves)
        select (object?[])[.. Start(problem), result.Contender.Name, run.First.Seed, run.First.Stochastic, run.First.Evaluations, run.First.Iterations,
            run.First.Objective, run.First.ConstraintViolation, run.Second.Final, run.First.Converged, run.First.ExitReason, run.First.Error,
            run.First.ElapsedSeconds]);

    private static string Refused(ComparisonAnalysis analysis) => Table(
        ["suite", "problem", "dimension", "budget", "optimizer", "reason"],
        from problem in analysis.Problems
        from result in problem.Results
        from reason in result.Refused
        select (object?[])[.. Start(problem), result.Contender.Name, reason]);

    private static string Settings(ComparisonAnalysis analysis) => Table(
        ["optimizer", "name", "value"],
        from contender in analysis.Contenders
        from pair in contender.Hyperparameters.Values
        select (object?[])[contender.Name, pair.Key, pair.Value]);

    private static object?[] Start(ProblemSummary problem) =>
        [problem.Problem.Suite, problem.Problem.Problem, problem.Problem.Dimension, problem.Problem.Budget];

    private static string Table(string[] header, IEnumerable<object?[]> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, _format))
        {
            foreach (object?[] row in rows.Prepend(header))
            {
                foreach (object? value in row) csv.WriteField(Field(value));
                csv.NextRecord();
            }
        }

        return text.ToString();
    }

    private static string Field(object? value) => value switch
    {
        double number => Figures.Exact(number),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
