using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OptiSuite.Benchmarking;

/// <summary>
/// Writes run records as IOHprofiler's tools read them, format version 2: for each function a <c>.json</c> with its runs, for each dimension a
/// <c>.dat</c> with their curves. Reference: de Nobel, Ye, Vermetten, Wang, Doerr and Bäck, "IOHexperimenter: Benchmarking Platform for
/// Iterative Optimization Heuristics", Evolutionary Computation 32(3), 2024.
/// </summary>
/// <remarks>
/// A curve has the first finite evaluation, each improvement, and the last evaluation, which repeats the best value because a record does not
/// keep the others. <c>raw_y</c> is f − f_opt where the best objective is known, and f where it is not.
/// </remarks>
public static class IohLog
{
    /// <summary>The version of IOHexperimenter whose files these are like.</summary>
    private const string FormatVersion = "0.3.22";

    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>ioh/CONTENDER</c> for each contender.</summary>
    /// <param name="records">The run records. Refused cells and runs without a finite feasible value are left out.</param>
    /// <param name="folder">Where <c>ioh</c> goes; earlier logs of the same contenders are replaced.</param>
    /// <returns>The contenders' folders.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ImmutableArray<string> Write(IEnumerable<RunRecord> records, string folder)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return LogFolder.Write("ioh", LoggedRun.Of(records), folder, WriteContender);
    }

    private static void WriteContender(LogFolder folder, ContenderIdentity contender, ImmutableArray<LoggedRun> runs)
    {
        foreach (IGrouping<(int Id, string Name), LoggedRun> function in runs.GroupBy(run => (run.FunctionId, run.FunctionName)))
        {
            (int id, string name) = function.Key;
            (string Path, LoggedRun[] Runs)[] scenarios =
            [
                .. function.GroupBy(run => run.Record.Dimension)
                    .Select(scenario => ($"data_f{id}_{name}/IOHprofiler_f{id}_DIM{scenario.Key}.dat", scenario.ToArray())),
            ];
            foreach ((string path, LoggedRun[] curves) in scenarios) folder.Put(path, writer => WriteCurves(writer, curves));
            folder.Put($"IOHprofiler_f{id}_{name}.json", writer => WriteFunction(writer, contender, function.First(), scenarios));
        }
    }

    private static void WriteCurves(TextWriter writer, IEnumerable<LoggedRun> runs)
    {
        foreach (LoggedRun run in runs)
        {
            writer.WriteLine("evaluations raw_y");
            foreach (RecordedImprovement step in run.Record.Improvements) WriteLine(step.Evaluation, run.Gap(step));
            if (run.Evaluations > run.Best.Evaluation) WriteLine(run.Evaluations, run.Gap(run.Best));
        }

        void WriteLine(long evaluation, double gap) =>
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{evaluation} {gap:F10}"));
    }

    private static void WriteFunction(
        TextWriter writer, ContenderIdentity contender, LoggedRun first, IEnumerable<(string Path, LoggedRun[] Runs)> scenarios)
    {
        // The layout is IOHexperimenter's own, down to the tabs and the blanks at the ends of lines.
        writer.Write($"{{\n\t\"version\": \"{FormatVersion}\", \n\t\"suite\": {Text(first.Record.Suite)}, \n\t\"function_id\": {first.FunctionId}, ");
        writer.Write($"\n\t\"function_name\": {Text(first.FunctionName)}, \n\t\"maximization\": false, ");
        writer.Write($"\n\t\"algorithm\": {{\"name\": {Text(contender.Name)}, \"info\": {Text(contender.Hyperparameters.ToString())}}},");
        writer.Write("\n\t\"experiment_attributes\": [{\"writer\": \"OptiSuite\"}],\n\t\"run_attributes\": [\"seed\"],");
        writer.Write("\n\t\"attributes\": [\"evaluations\", \"raw_y\"],\n\t\"scenarios\": [\n\t\t");
        writer.Write(string.Join(",\n\t\t", scenarios.Select(scenario =>
            $"{{\"dimension\": {scenario.Runs[0].Record.Dimension},\n\t\t\"path\": {Text(scenario.Path)},\n\t\t\"runs\": [\n\t\t\t"
            + $"{string.Join(",\n\t\t\t", scenario.Runs.Select(Run))}\n\t\t]}}")));
        writer.Write("\n\t]\n}\n");
    }

    private static string Run(LoggedRun run) =>
        $"{{\"instance\": {run.Instance}, \"evals\": {run.Evaluations}, \"best\": {{\"evals\": {run.Best.Evaluation}, "
        + $"\"y\": {Number(run.Gap(run.Best))}, \"x\": [{string.Join(", ", BestPoint(run).Select(Number))}]}}, \"seed\": {run.Record.Seed}}}";

    // A converged run returns its last iterate, which need not be its best point: then that is not known.
    private static ImmutableArray<double> BestPoint(LoggedRun run) =>
        run.Record.X is { } x && run.Record.Objective == run.Best.Objective ? x : [];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(string text) => JsonSerializer.Serialize(text, _json);
}
