using System.Collections.Immutable;
using System.Globalization;

namespace OptiSuite.Benchmarking;

/// <summary>
/// Writes the run records of BBOB problems as COCO's post-processing reads them, data format <c>bbob-new2</c>: for each function an
/// <c>.info</c> file, for each dimension a <c>.dat</c> (a line for each new target reached) and a <c>.tdat</c> (lines at given numbers of
/// evaluations). Reference: Hansen, Auger, Ros, Mersmann, Tušar and Brockhoff, "COCO: a platform for comparing continuous optimizers in a
/// black-box setting", Optimization Methods and Software 36(1), 2021.
/// </summary>
/// <remarks>
/// The lines end before the columns x1, x2, …, as COCO's own do from 22 variables on; the measured value in the fourth column is the best so
/// far, because a record does not keep the others.
/// </remarks>
public static class CocoLog
{
    /// <summary>The version of COCO whose files these are like.</summary>
    private const string FormatVersion = "2.6.3";

    /// <summary>Why problems cannot be logged: a sentence, or null where all can.</summary>
    /// <param name="problems">The problems' names.</param>
    public static string? Refusal(IEnumerable<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems.FirstOrDefault(problem => BbobName.Parse(problem) is null) is { } other
            ? $"COCO's log holds BBOB functions only, and '{other}' is none; compare BBOB problems (--suite bbob), or log to ioh, which takes any"
            : null;
    }

    /// <summary>Writes <c>coco/CONTENDER</c> for each contender.</summary>
    /// <param name="records">The run records, of BBOB problems only. Refused cells and runs without a finite value are left out.</param>
    /// <param name="folder">Where <c>coco</c> goes; earlier logs of the same contenders are replaced.</param>
    /// <returns>The contenders' folders.</returns>
    /// <exception cref="ArgumentException">A record is of another problem.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ImmutableArray<string> Write(IEnumerable<RunRecord> records, string folder)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ImmutableArray<RunRecord> all = [.. records];
        if (Refusal(all.Select(record => record.Problem)) is { } refusal) throw new ArgumentException(refusal, nameof(records));
        return LogFolder.Write("coco", LoggedRun.Of(all), folder, WriteContender);
    }

    private static void WriteContender(LogFolder folder, ContenderIdentity contender, ImmutableArray<LoggedRun> runs)
    {
        foreach (IGrouping<int, LoggedRun> function in runs.GroupBy(run => run.FunctionId))
        {
            int id = function.Key;
            var paragraphs = new List<string>();
            foreach (IGrouping<int, LoggedRun> dimension in function.GroupBy(run => run.Record.Dimension))
            {
                string name = $"data_f{id}/bbobexp_f{id}_DIM{dimension.Key}";
                folder.Put($"{name}.dat", writer => WriteRuns(writer, dimension, CocoTriggers.Targets));
                folder.Put($"{name}.tdat", writer => WriteRuns(writer, dimension, CocoTriggers.Evaluations));
                paragraphs.Add(
                    $"suite = 'bbob', funcId = {id}, DIM = {dimension.Key}, Precision = 1.000e-08, algId = '{LogFolder.Safe(contender.Name)}', "
                    + $"coco_version = '{FormatVersion}', logger = 'bbob', data_format = 'bbob-new2'\n"
                    + $"% OptiSuite: {contender.Hyperparameters.ToString().ReplaceLineEndings(" ")}\n"
                    + $"{name}.dat{string.Concat(dimension.Select(Entry))}");
            }

            // As in COCO's files there is no line end at the end.
            folder.Put($"bbobexp_f{id}.info", writer => writer.Write(string.Join('\n', paragraphs)));
        }
    }

    private static string Entry(LoggedRun run) =>
        string.Create(CultureInfo.InvariantCulture, $", {run.Instance}:{run.Evaluations}|{run.Gap(run.Best):0.0e+00}");

    private static void WriteRuns(
        TextWriter writer, IEnumerable<LoggedRun> runs, Func<LoggedRun, IEnumerable<RecordedImprovement>> lines)
    {
        foreach (LoggedRun run in runs)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"% f evaluations | g evaluations | best noise-free fitness - Fopt ({run.Optimum:0.000000000000e+00}) + sum g_i+ | measured fitness | best measured fitness or single-digit g-values | x1 | x2..."));
            foreach (RecordedImprovement line in lines(run))
            {
                writer.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{line.Evaluation} 0 {Signed(run.Gap(line))} {Signed(line.Objective)} {Signed(line.Objective)}"));
            }
        }
    }

    private static string Signed(double value) => value.ToString("+0.000000000e+00;-0.000000000e+00", CultureInfo.InvariantCulture);
}
