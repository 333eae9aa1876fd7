using System.Globalization;
using CsvHelper;

namespace OptiSuite.Cli.Outputs;

/// <summary>A trace as CSV: one row an iteration, one column a number.</summary>
internal static class TraceFile
{
    public static void Write(TextWriter writer, Trace trace)
    {
        using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture, leaveOpen: true);
        WriteRow(csv, Header(trace));
        foreach (TraceRow row in trace.Rows) WriteRow(csv, Values(row));
        csv.Flush();
    }

    private static IEnumerable<string> Header(Trace trace)
    {
        string[] fixedColumns = ["iteration", "evaluations", "objective", "bestObjective", "constraintViolation", "stationarity", "stepNorm", "elapsedSeconds"];
        if (trace.Rows.Count == 0) return fixedColumns;
        return fixedColumns
            .Concat(trace.Rows[0].Diagnostics.Select(diagnostic => diagnostic.Name))
            .Concat(Enumerable.Range(0, trace.Rows[0].X.Length).Select(i => $"x{i}"));
    }

    private static IEnumerable<string> Values(TraceRow row)
    {
        yield return row.Iteration.ToString(CultureInfo.InvariantCulture);
        yield return row.Evaluations.ToString(CultureInfo.InvariantCulture);
        double[] numbers =
        [
            row.Objective, row.BestObjective, row.ConstraintViolation, row.Stationarity, row.StepNorm, row.Elapsed.TotalSeconds,
            .. row.Diagnostics.Select(diagnostic => diagnostic.Value), .. row.X,
        ];
        foreach (double number in numbers) yield return double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (string field in fields) csv.WriteField(field);
        csv.NextRecord();
    }
}
