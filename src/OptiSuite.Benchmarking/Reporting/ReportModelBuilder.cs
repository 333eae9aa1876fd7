using System.Collections.Immutable;

namespace OptiSuite.Benchmarking;

/// <summary>Turns the figures of a comparison into what the page shows.</summary>
internal static class ReportModelBuilder
{
    /// <summary>Gaps below are drawn here: a logarithmic axis has no zero, and rounding decides what is further down.</summary>
    public const double CurveFloor = 1e-10;

    private static readonly string[] _dashes = ["", "7 3", "2 3", "8 3 2 3"];

    public static ReportModel Build(ComparisonAnalysis analysis, ReportOptions options, string? plotScript)
    {
        ImmutableArray<ReportContender> contenders = [.. analysis.Contenders.Select((contender, index) => Contender(analysis, contender, index))];
        string suites = Figures.List([.. analysis.Problems.Select(problem => problem.Problem.Suite).Distinct(StringComparer.Ordinal)]);
        return new ReportModel(
            options.Title ?? $"Comparison of optimizers: {suites}",
            Lead(analysis, suites),
            Headline(analysis),
            Figures.Number(analysis.Targets.Solved),
            string.Join(", ", analysis.Targets.Overview.Select(Figures.Number)),
            Figures.Number(CurveFloor),
            Facts(analysis),
            contenders,
            [.. analysis.Standings.Select((standing, rank) => Standing(analysis, contenders, standing, rank))],
            [.. analysis.Problems.Select((problem, index) => Problem(problem, index, analysis.Targets.Solved))],
            [.. analysis.Problems.SelectMany(problem => problem.Results
                .Select((result, index) => (result, index))
                .Where(entry => entry.result.HasRuns)
                .Select(entry => Row(problem, entry.result, contenders[entry.index])))],
            Refusals(analysis, contenders),
            Failures(analysis, contenders),
            NewRecords(analysis),
            Embedded.Text("report.css"),
            Embedded.Text("report.js"),
            ReportData.Json(analysis),
            // A page ends at the first closing tag, also inside a string of a script.
            plotScript?.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase),
            PlotLibrary.MissingMessage);
    }

    private static ReportContender Contender(ComparisonAnalysis analysis, ContenderIdentity contender, int index)
    {
        RunRecord[] runs = [.. analysis.Problems.SelectMany(problem => problem.Results[index].Runs)];
        ulong[] seeds = [.. runs.Select(run => run.Seed).Distinct().Order()];
        string which = runs.Length == 0 ? "none: it ran on no problem"
            : runs.All(run => !run.Stochastic) ? "none: deterministic, one run from the problem's start"
            : Figures.List([.. seeds.Select(seed => seed.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        return new ReportContender(
            index, contender.Name, index % 8, _dashes[(index + (index / 8)) % _dashes.Length], which,
            [.. contender.Hyperparameters.Values.Select(pair => new ReportHyperparameter(pair.Key, pair.Value ?? "off"))]);
    }

    private static string Lead(ComparisonAnalysis analysis, string suites)
    {
        string budgets = Budgets(analysis);
        return $"{Figures.Plural(analysis.Contenders.Length, "optimizer")} on {Figures.Plural(analysis.Problems.Length, "problem")} of {suites}, "
            + $"each run with {budgets}. A problem counts as solved at a relative gap of {Figures.Number(analysis.Targets.Solved)}.";
    }

    private static string Budgets(ComparisonAnalysis analysis)
    {
        long[] totals = [.. analysis.Problems.Select(problem => problem.Problem.Budget).Distinct().Order()];
        double[] perVariable = [.. analysis.Problems.Select(problem => problem.Problem.Budget / (double)problem.Problem.Dimension).Distinct().Order()];
        return totals.Length == 1 ? $"{Figures.Count(totals[0])} evaluations"
            : perVariable.Length == 1 ? $"{Figures.Count(perVariable[0])} evaluations a variable"
            : $"{Figures.Count(totals[0])} to {Figures.Count(totals[^1])} evaluations";
    }

    private static string Headline(ComparisonAnalysis analysis)
    {
        ContenderStanding first = analysis.Standings[0];
        if (first.Profile.Final <= 0) return "No contender reached any target.";
        string share = $"{first.Contender.Name} reached {Figures.Percent(first.Profile.Final)} of all targets";
        if (analysis.Standings.Length == 1) return share + ".";
        ContenderStanding second = analysis.Standings[1];
        ContenderStanding winner = analysis.Standings.MaxBy(standing => standing.Wins)!;
        string wins = winner == first
            ? $"and came first on {first.Wins} of {Figures.Plural(analysis.Problems.Length, "problem")}"
            : $"while {winner.Contender.Name} came first most often, on {winner.Wins} of {Figures.Plural(analysis.Problems.Length, "problem")}";
        return $"{share}, {wins}; next is {second.Contender.Name} with {Figures.Percent(second.Profile.Final)}.";
    }

    private static ReportFact[] Facts(ComparisonAnalysis analysis)
    {
        RunRecord[] runs = [.. analysis.Problems.SelectMany(problem => problem.Results).SelectMany(result => result.Runs)];
        int refused = analysis.Standings.Sum(standing => standing.Refused);
        int solved = analysis.Problems.Count(problem => problem.Results.Any(result => result.Gap.Median <= analysis.Targets.Solved));
        return
        [
            new(Figures.Count(analysis.Contenders.Length), analysis.Contenders.Length == 1 ? "contender" : "contenders"),
            new(Figures.Count(analysis.Problems.Length), analysis.Problems.Length == 1 ? "problem" : "problems"),
            new($"{Figures.Count(solved)}", "solved by at least one"),
            new(Figures.Count(runs.Length), runs.Length == 1 ? "run" : "runs"),
            new(Figures.Count(runs.Sum(run => run.Evaluations)), "evaluations"),
            new(Figures.Count(refused), refused == 1 ? "refused pairing" : "refused pairings"),
        ];
    }

    private static ReportStanding Standing(
        ComparisonAnalysis analysis, ImmutableArray<ReportContender> contenders, ContenderStanding standing, int rank) => new(
            rank + 1,
            contenders[analysis.Contenders.IndexOf(standing.Contender)],
            Figures.Percent(standing.Profile.Final),
            Figures.Exact(Math.Round(100 * standing.Profile.Final, 1)),
            standing.Wins,
            standing.Entered,
            Figures.Count(standing.Refused),
            Figures.Count(standing.Failed));

    private static ReportProblem Problem(ProblemSummary problem, int index, double solved)
    {
        string source = problem.Reference.IsNewRecord ? "new best, seen here"
            : problem.Reference.BestKnown is null ? "best seen here"
            : "best known";
        return new ReportProblem(
            index, problem.Problem.Name, problem.Problem.Dimension, Figures.Count(problem.Problem.Budget),
            Figures.Number(problem.Reference.Objective), source, Finding(problem, solved),
            [.. problem.Results.Select(result => Cell(result, problem.Winners.Contains(result.Contender), solved))]);
    }

    private static string Finding(ProblemSummary problem, double solved)
    {
        if (problem.Winners.IsEmpty) return problem.Results.Any(result => result.HasRuns) ? "no feasible point" : "nothing ran";
        string names = Figures.List([.. problem.Winners.Select(winner => winner.Name)]);
        ContenderResult best = problem.Results.First(result => result.Contender == problem.Winners[0]);
        return best.Gap.Median <= solved
            ? $"{names}, solved in {Figures.Count(best.EvaluationsToTarget)} evaluations"
            : $"{names}, at a gap of {Figures.Number(best.Gap.Median)}";
    }

    private static ReportCell Cell(ContenderResult result, bool isWinner, double solved)
    {
        if (!result.HasRuns)
        {
            return result.Refused.IsEmpty
                ? new ReportCell("–", "not run", 0, false, true)
                : new ReportCell("refused", string.Join("; ", result.Refused), 0, false, true);
        }

        double gap = result.Gap.Median;
        // Two decades a level, from 1 down to the target.
        int level = !double.IsFinite(gap) ? 0 : gap <= solved ? 5 : Math.Clamp((int)Math.Ceiling(-Math.Log10(gap) / 1.5), 0, 4);
        string hint = $"quartiles {Figures.Number(result.Gap.Lower)} to {Figures.Number(result.Gap.Upper)}, "
            + $"solved in {Figures.Percent(result.SolvedShare)} of {Figures.Plural(result.Runs.Length, "run")}";
        return new ReportCell(Figures.Number(gap), hint, level, isWinner, false);
    }

    private static ReportRow Row(ProblemSummary problem, ContenderResult result, ReportContender contender)
    {
        double violation = result.Runs.Select(run => run.ConstraintViolation).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Max();
        return new ReportRow(
            problem.Problem.Name, contender, problem.Winners.Contains(result.Contender), result.Runs.Length,
            Figures.Number(result.Gap.Median), Figures.Exact(result.Gap.Median),
            Figures.Number(result.Gap.Lower), Figures.Exact(result.Gap.Lower),
            Figures.Number(result.Gap.Upper), Figures.Exact(result.Gap.Upper),
            Figures.Count(result.EvaluationsToTarget), Figures.Exact(result.EvaluationsToTarget),
            Figures.Percent(result.SolvedShare), Figures.Exact(result.SolvedShare),
            Figures.Number(result.BestObjective), Figures.Exact(result.BestObjective),
            Figures.Number(violation), Figures.Exact(violation));
    }

    private static ReportRefusal[] Refusals(ComparisonAnalysis analysis, ImmutableArray<ReportContender> contenders) =>
        [.. contenders.SelectMany(contender => analysis.Problems
            .SelectMany(problem => problem.Results[contender.Index].Refused.Select(reason => (Reason: reason, problem.Problem.Name)))
            .GroupBy(entry => entry.Reason, StringComparer.Ordinal)
            .Select(group => new ReportRefusal(
                contender, group.Key, string.Join(", ", group.Select(entry => entry.Name)), Figures.Count(group.Count()))))];

    private static ReportFailure[] Failures(ComparisonAnalysis analysis, ImmutableArray<ReportContender> contenders) =>
        [.. analysis.Problems.SelectMany(problem => contenders.SelectMany(contender => problem.Results[contender.Index].Runs
            .Where(run => run.IsFailed)
            .Select(run => new ReportFailure(contender, problem.Problem.Name, run.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), run.Error!))))];

    private static ReportNewRecord[] NewRecords(ComparisonAnalysis analysis) =>
        [.. analysis.Problems.Where(problem => problem.Reference.IsNewRecord).Select(problem => new ReportNewRecord(
            problem.Problem.Name,
            Figures.Exact(problem.Reference.BestKnown!.Value),
            Figures.Exact(problem.Reference.BestSeen),
            Figures.List([.. problem.Results.Where(result => result.BestObjective <= problem.Reference.BestSeen).Select(result => result.Contender.Name)])))];
}
