using System.Collections.Immutable;

namespace OptiSuite.Benchmarking;

/// <summary>A run as the logs know it: which function, which instance, and how far above the optimum it was when.</summary>
/// <param name="Contender">Who ran.</param>
/// <param name="FunctionId">The function's number.</param>
/// <param name="FunctionName">Its name, fit for a file's name.</param>
/// <param name="Instance">Which instance of the function; 1 where it has none.</param>
/// <param name="Record">The record.</param>
internal sealed record LoggedRun(ContenderIdentity Contender, int FunctionId, string FunctionName, int Instance, RunRecord Record)
{
    /// <summary>What f is measured from: the best-known objective, or 0 where none is.</summary>
    public double Optimum => Record.BestKnown ?? 0;

    /// <summary>The last improvement: the best point of the run.</summary>
    public RecordedImprovement Best => Record.Improvements[^1];

    /// <summary>How many evaluations the run took: at least until its last improvement.</summary>
    public long Evaluations => Math.Max(Record.Evaluations, Best.Evaluation);

    /// <summary>f − f_opt at an improvement.</summary>
    public double Gap(RecordedImprovement improvement) => improvement.Objective - Optimum;

    /// <summary>
    /// The runs of some records, by contender, function, dimension, instance and seed. Left out is what has no curve: refused cells, and runs
    /// that never had a finite feasible value. Functions that are no BBOB functions are numbered in the order of their names, behind those of
    /// BBOB where there are both.
    /// </summary>
    public static ImmutableArray<LoggedRun> Of(IEnumerable<RunRecord> records)
    {
        ImmutableArray<RunRecord> cells = [.. records.DistinctBy(record => record.Key)];
        Dictionary<(string, Hyperparameters), ContenderIdentity> contenders = ComparisonAnalysis.IdentifyContenders(cells)
            .ToDictionary(contender => (contender.Label, contender.Hyperparameters));
        int first = cells.Any(record => BbobName.Parse(record.Problem) is not null) ? BbobName.Functions + 1 : 1;
        Dictionary<(string, string), int> numbers = cells
            .Where(record => BbobName.Parse(record.Problem) is null)
            .Select(Family).Distinct()
            .OrderBy(family => family.Suite, NaturalOrder.Instance).ThenBy(family => family.Name, NaturalOrder.Instance)
            .Select((family, index) => (family, index))
            .ToDictionary(pair => pair.family, pair => first + pair.index);
        return
        [
            .. cells
                .Where(record => !record.IsRefused && !record.Improvements.IsEmpty && record.Improvements.All(step => double.IsFinite(step.Objective)))
                .Select(record => Of(record, contenders[(record.Optimizer, record.Hyperparameters)], numbers))
                .OrderBy(run => run.Contender.Name, NaturalOrder.Instance).ThenBy(run => run.FunctionId).ThenBy(run => run.Record.Dimension)
                .ThenBy(run => run.Instance).ThenBy(run => run.Record.Budget).ThenBy(run => run.Record.Seed),
        ];
    }

    private static LoggedRun Of(RunRecord record, ContenderIdentity contender, Dictionary<(string, string), int> numbers) =>
        BbobName.Parse(record.Problem) is { } bbob
            ? new LoggedRun(contender, bbob.Function, bbob.Title, bbob.Instance, record)
            : new LoggedRun(contender, numbers[Family(record)], LogFolder.Safe(Family(record).Name), 1, record);

    // A family's problems in several dimensions are one function: their names end in the dimension.
    private static (string Suite, string Name) Family(RunRecord record)
    {
        string ending = $"-{record.Dimension}";
        return (record.Suite, record.Problem.EndsWith(ending, StringComparison.Ordinal) ? record.Problem[..^ending.Length] : record.Problem);
    }
}
