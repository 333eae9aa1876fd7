using System.Collections.Immutable;
using System.CommandLine;
using OptiSuite.Benchmarking;
using OptiSuite.Cli.Inputs;
using OptiSuite.Cli.Outputs;

namespace OptiSuite.Cli.Commands;

/// <summary><c>optisuite compare</c>: optimizers × problems × seeds, records on the disk, a table and a report.</summary>
internal static class CompareCommand
{
    public static Command Create(CliHost host)
    {
        var suite = new Option<string?>("--suite") { Description = "A set of problems (`list suites` shows all). Default: losses.", HelpName = "NAME" };
        var problems = new Option<string?>("--problems") { Description = "Instead of a suite: names and patterns, such as hs*,rosenbrock-10.", HelpName = "GLOB,.." };
        var dims = new Option<string?>("--dims") { Description = "Of a suite with families: their dimensions. Default: the suite's own.", HelpName = "N,.." };
        var instances = new Option<string?>("--instances") { Description = "Of a suite with instances (bbob): which. Default: the suite's own.", HelpName = "I,.." };
        var data = ProblemInput.DataOption();
        var optimizers = new Option<string?>("--optimizers") { Description = "Who competes; LABEL=NAME gives a contender a name of its own. Default: all.", HelpName = "A,B,.." };
        var set = OptimizerInput.SetOption("pso.SwarmSize=80");
        var seeds = new Option<int>("--seeds") { Description = "Runs of each stochastic contender. Default 5.", HelpName = "K", DefaultValueFactory = _ => 5 };
        var seed = new Option<ulong>("--seed") { Description = "The first seed. Default 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var budget = new Option<string>("--budget") { Description = "Evaluations a run: N, or ND for N times the dimension. Default 100D.", HelpName = "N|ND", DefaultValueFactory = _ => "100D" };
        var jobs = new Option<int?>("--jobs") { Description = "Runs at the same time; changes nothing but the duration. Default: the processors.", HelpName = "J" };
        var shard = new Option<string?>("--shard") { Description = "Run the i-th of n parts only; `report` merges them.", HelpName = "i/n" };
        var fresh = new Option<bool>("--fresh") { Description = "Throw earlier records away instead of going on." };
        var log = LogInput.LogOption();
        var folder = new Option<DirectoryInfo>("--out") { Description = "The campaign's folder. Default: report.", HelpName = "DIR", DefaultValueFactory = _ => new DirectoryInfo("report") };
        var command = new Command("compare", "Compare optimizers on problems and write a report.")
        {
            suite, problems, dims, instances, data, optimizers, set, seeds, seed, budget, jobs, shard, fresh, log, folder,
        };
        command.SetAction(parsed =>
        {
            (string name, ImmutableArray<Problem> chosen) = ProblemInput.FindMany(
                parsed.GetValue(suite), parsed.GetValue(problems), parsed.GetValue(data),
                Numbers.Counts("--dims", parsed.GetValue(dims)), Numbers.Counts("--instances", parsed.GetValue(instances)),
                text => host.Error.WriteLine($"optisuite: {text}"));
            ImmutableArray<LogFormat> logs = LogInput.Parse(parsed.GetValue(log));
            LogInput.Require(logs, chosen.Select(problem => problem.Name));
            ImmutableArray<Contender> contenders = OptimizerInput.Contenders(parsed.GetValue(optimizers), parsed.GetValue(set)!);
            Campaign campaign = InputException.Guard(() => new Campaign
            {
                Suite = name,
                Problems = chosen,
                Contenders = contenders,
                Seeds = parsed.GetValue(seeds),
                BaseSeed = parsed.GetValue(seed),
                Budget = Budget.Parse(parsed.GetValue(budget)!),
                Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
                Shard = parsed.GetValue(shard) is { } part ? Shard.Parse(part) : Shard.Whole,
                Fresh = parsed.GetValue(fresh),
            });
            return Run(host, campaign, logs, parsed.GetValue(folder)!);
        });
        return command;
    }

    private static int Run(CliHost host, Campaign campaign, ImmutableArray<LogFormat> logs, DirectoryInfo folder)
    {
        CampaignOutcome outcome;
        ImmutableArray<RunRecord> records;
        using (RunRecordStore store = RunRecordStore.Open(folder.FullName))
        {
            outcome = CampaignDisplay.Run(host, campaign, store);
            records = store.Records;
        }

        if (outcome.Cancelled)
        {
            host.Error.WriteLine(
                $"optisuite: cancelled with {outcome.AlreadyFinished + outcome.Ran} of {outcome.Total} runs finished and kept in {folder.FullName}; the same command does the rest");
            return ExitCodes.Cancelled;
        }

        ReportWriter.Write(records, folder.FullName);
        ComparisonTable.Write(host, ComparisonAnalysis.Of(records));
        host.Out.WriteLine($"{Summary(outcome, records)} {Path.Combine(folder.FullName, "report.html")} is the report.");
        foreach (string written in LogInput.Write(logs, records, folder.FullName)) host.Out.WriteLine($"{written} holds the logs.");
        return ExitCodes.Success;
    }

    private static string Summary(CampaignOutcome outcome, ImmutableArray<RunRecord> records)
    {
        string earlier = outcome.AlreadyFinished > 0 ? $" ({outcome.AlreadyFinished} of them from before)" : "";
        int failed = records.Count(record => record.IsFailed);
        string errors = failed > 0 ? $", {failed} failed with an error" : "";
        return $"{outcome.Total} runs{earlier}, {records.Count(record => record.IsRefused)} refused{errors}.";
    }
}
