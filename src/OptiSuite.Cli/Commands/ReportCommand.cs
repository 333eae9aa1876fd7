using System.Collections.Immutable;
using System.CommandLine;
using OptiSuite.Benchmarking;
using OptiSuite.Cli.Inputs;
using OptiSuite.Cli.Outputs;

namespace OptiSuite.Cli.Commands;

/// <summary><c>optisuite report</c>: merges the records of campaign folders and writes the report again.</summary>
internal static class ReportCommand
{
    public static Command Create(CliHost host)
    {
        var folders = new Argument<DirectoryInfo[]>("DIR")
        {
            Description = "Campaign folders: each holds a runs.jsonl.",
            Arity = ArgumentArity.OneOrMore,
        };
        var target = new Option<DirectoryInfo?>("--out") { Description = "Where the report goes. Default: the first folder.", HelpName = "DIR" };
        var log = LogInput.LogOption();
        var command = new Command("report", "Merge run records and write the report again.") { folders, log, target };
        command.SetAction(parsed =>
        {
            ImmutableArray<LogFormat> logs = LogInput.Parse(parsed.GetValue(log));
            DirectoryInfo[] sources = parsed.GetRequiredValue(folders);
            ImmutableArray<RunRecord> records = Read(sources);
            string folder = (parsed.GetValue(target) ?? sources[0]).FullName;
            ReportWriter.Write(records, folder);
            ComparisonTable.Write(host, ComparisonAnalysis.Of(records));
            host.Out.WriteLine($"{records.Length} runs. {Path.Combine(folder, "report.html")} is the report.");
            foreach (string written in LogInput.Write(logs, records, folder)) host.Out.WriteLine($"{written} holds the logs.");
            return ExitCodes.Success;
        });
        return command;
    }

    private static ImmutableArray<RunRecord> Read(DirectoryInfo[] folders)
    {
        var records = ImmutableArray.CreateBuilder<RunRecord>();
        foreach (DirectoryInfo folder in folders)
        {
            if (!File.Exists(Path.Combine(folder.FullName, RunRecordStore.FileName)))
            {
                throw new InputException($"'{folder}' is no campaign folder: it has no {RunRecordStore.FileName}; `compare --out {folder}` makes one");
            }

            records.AddRange(RunRecordStore.Read(folder.FullName));
        }

        return records.Count > 0 ? records.ToImmutable() : throw new InputException("the folders hold no finished runs");
    }
}
