using System.Collections.Immutable;

namespace OptiSuite.Benchmarking;

/// <summary>
/// The figures of a comparison, computed from its run records alone. The records' order does not matter: the same records give the same
/// figures, whatever the number of jobs or shards they came from.
/// </summary>
public sealed class ComparisonAnalysis
{
    private ComparisonAnalysis(
        TargetLadder targets, ImmutableArray<ContenderIdentity> contenders, ImmutableArray<ProblemSummary> problems,
        ImmutableArray<ContenderStanding> standings)
    {
        Targets = targets;
        Contenders = contenders;
        Problems = problems;
        Standings = standings;
    }

    /// <summary>The precisions asked for.</summary>
    public TargetLadder Targets { get; }

    /// <summary>The contenders, ordered by label.</summary>
    public ImmutableArray<ContenderIdentity> Contenders { get; }

    /// <summary>The problems, ordered by suite, name, dimension and budget.</summary>
    public ImmutableArray<ProblemSummary> Problems { get; }

    /// <summary>The contenders' overall standing: the largest share of targets first, then the most wins.</summary>
    public ImmutableArray<ContenderStanding> Standings { get; }

    /// <summary>Computes every figure.</summary>
    /// <param name="records">The run records; of two records of one cell the first counts.</param>
    /// <param name="targets">The precisions; null for the defaults.</param>
    public static ComparisonAnalysis Of(IEnumerable<RunRecord> records, TargetLadder? targets = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        targets ??= new TargetLadder();
        ImmutableArray<RunRecord> cells = [.. records.DistinctBy(record => record.Key)];
        ImmutableArray<ContenderIdentity> contenders = IdentifyContenders(cells);
        ImmutableArray<ProblemSummary> problems = [.. Identify(cells)
            .Select(problem => Summarize(problem.Identity, problem.Records, contenders, targets))];
        ImmutableArray<ContenderStanding> standings = [.. contenders
            .Select((contender, index) => Stand(contender, index, problems, targets))
            .OrderByDescending(standing => standing.Profile.Final)
            .ThenByDescending(standing => standing.Wins)
            .ThenBy(standing => standing.Contender.Name, NaturalOrder.Instance)];
        return new ComparisonAnalysis(targets, contenders, problems, standings);
    }

    /// <summary>The contenders of some records: a label that ran with several hyperparameters is several contenders.</summary>
    internal static ImmutableArray<ContenderIdentity> IdentifyContenders(ImmutableArray<RunRecord> cells) =>
        [.. cells
            .GroupBy(record => record.Optimizer, StringComparer.Ordinal)
            .OrderBy(group => group.Key, NaturalOrder.Instance)
            .SelectMany(group => group
                .Select(record => record.Hyperparameters).Distinct()
                .OrderBy(hyperparameters => hyperparameters.ToString(), NaturalOrder.Instance)
                .Select((hyperparameters, index) => new ContenderIdentity(
                    index == 0 ? group.Key : $"{group.Key} #{index + 1}", group.Key, hyperparameters)))];

    private static IEnumerable<(ProblemIdentity Identity, RunRecord[] Records)> Identify(ImmutableArray<RunRecord> cells)
    {
        bool severalSuites = cells.Select(record => record.Suite).Distinct(StringComparer.Ordinal).Skip(1).Any();
        var groups = cells
            .GroupBy(record => (record.Suite, record.Problem, record.Dimension, record.Budget))
            .OrderBy(group => group.Key.Suite, NaturalOrder.Instance)
            .ThenBy(group => group.Key.Problem, NaturalOrder.Instance)
            .ThenBy(group => group.Key.Dimension)
            .ThenBy(group => group.Key.Budget)
            .ToArray();
        Dictionary<(string, string), int> uses = groups
            .GroupBy(group => (group.Key.Suite, group.Key.Problem))
            .ToDictionary(same => same.Key, same => same.Count());
        foreach (var group in groups)
        {
            string name = severalSuites ? $"{group.Key.Suite}/{group.Key.Problem}" : group.Key.Problem;
            if (uses[(group.Key.Suite, group.Key.Problem)] > 1) name += $" (n = {group.Key.Dimension}, budget {group.Key.Budget})";
            yield return (
                new ProblemIdentity(name, group.Key.Suite, group.Key.Problem, group.Key.Dimension, group.Key.Budget), [.. group]);
        }
    }

    private static ProblemSummary Summarize(
        ProblemIdentity problem, RunRecord[] records, ImmutableArray<ContenderIdentity> contenders, TargetLadder targets)
    {
        ProblemReference reference = ProblemReference.Of(records);
        ImmutableArray<ContenderResult> results =
            [.. contenders.Select(contender => Result(contender, problem, records, reference, targets))];
        return new ProblemSummary(problem, reference, results, Winners(results, targets.Solved));
    }

    private static ContenderResult Result(
        ContenderIdentity contender, ProblemIdentity problem, RunRecord[] records, ProblemReference reference, TargetLadder targets)
    {
        RunRecord[] mine = [.. records.Where(record =>
            record.Optimizer == contender.Label && record.Hyperparameters.Equals(contender.Hyperparameters))];
        ImmutableArray<RunRecord> runs = [.. mine.Where(record => !record.IsRefused).OrderBy(record => record.Seed)];
        ImmutableArray<GapCurve> curves = [.. runs.Select(run => new GapCurve(run, reference))];
        return new ContenderResult
        {
            Contender = contender,
            Runs = runs,
            Curves = curves,
            Refused = [.. mine.SelectMany(record => record.Refused ?? []).Distinct(StringComparer.Ordinal)],
            Gap = Quartiles.Of([.. curves.Select(curve => curve.Final)]),
            BestObjective = ProblemReference.Of(runs).BestSeen,
            EvaluationsToTarget = ExpectedRunningTime.Of(curves, targets.Solved),
            SolvedShare = curves.IsEmpty ? 0 : curves.Count(curve => curve.Final <= targets.Solved) / (double)curves.Length,
            Band = curves.IsEmpty ? null : ConvergenceBand.Of(curves, Math.Max(problem.Budget, 1)),
        };
    }

    private static ImmutableArray<ContenderIdentity> Winners(ImmutableArray<ContenderResult> results, double solved)
    {
        ContenderResult[] able = [.. results.Where(result => double.IsFinite(result.Gap.Median))];
        if (able.Length == 0) return [];
        (double Gap, double Time) best = able.Min(Rank);
        return [.. able.Where(result => Rank(result) == best).Select(result => result.Contender)];

        (double Gap, double Time) Rank(ContenderResult result) =>
            (Math.Max(result.Gap.Median, solved), result.Gap.Median <= solved ? result.EvaluationsToTarget : 0);
    }

    private static ContenderStanding Stand(
        ContenderIdentity contender, int index, ImmutableArray<ProblemSummary> problems, TargetLadder targets) => new(
            contender,
            DataProfile.Of(
                [.. problems.Select(problem => (problem.Problem.Dimension, (IReadOnlyList<GapCurve>)problem.Results[index].Curves))],
                targets.Overview),
            problems.Count(problem => problem.Winners.Contains(contender)),
            problems.Count(problem => problem.Results[index].HasRuns),
            problems.Count(problem => !problem.Results[index].Refused.IsEmpty),
            problems.Sum(problem => problem.Results[index].Runs.Count(run => run.IsFailed)));
}
