using OptiSuite.Benchmarking;
using Spectre.Console;

namespace OptiSuite.Cli.Outputs;

/// <summary>Shows a campaign under way on standard error: a live bar for a person, a line now and then for a log.</summary>
internal static class CampaignDisplay
{
    /// <summary>How many lines a log gets in all.</summary>
    private const int LogLines = 20;

    public static CampaignOutcome Run(CliHost host, Campaign campaign, RunRecordStore store)
    {
        int cells = campaign.Cells().Length;
        host.Error.WriteLine(
            $"{campaign.Suite}: {campaign.Problems.Length} problems, {campaign.Contenders.Length} optimizers, {cells} runs of {campaign.Budget} evaluations, jobs: {campaign.Jobs}");
        return host.ErrorIsTerminal ? RunLive(host, campaign, store, cells) : RunLogged(host, campaign, store, cells);
    }

    private static CampaignOutcome RunLive(CliHost host, Campaign campaign, RunRecordStore store, int cells)
    {
        CampaignOutcome? outcome = null;
        host.ErrorConsole.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask task = context.AddTask("starting", maxValue: cells);
                outcome = CampaignRunner.Run(
                    campaign,
                    store,
                    new Direct<CellFinished>(cell =>
                    {
                        task.Value = cell.Finished;
                        task.Description = Markup.Escape($"{cell.Finished}/{cell.Total}  {Describe(cell.Record)}");
                    }),
                    host.Cancellation);
            });
        return outcome!;
    }

    private static CampaignOutcome RunLogged(CliHost host, Campaign campaign, RunRecordStore store, int cells)
    {
        int every = Math.Max(1, cells / LogLines);
        return CampaignRunner.Run(
            campaign,
            store,
            new Direct<CellFinished>(cell =>
            {
                if (cell.Finished % every != 0 && cell.Finished != cell.Total) return;
                host.Error.WriteLine($"  {100 * cell.Finished / cell.Total,3} %  {cell.Finished}/{cell.Total}  {Describe(cell.Record)}");
            }),
            host.Cancellation);
    }

    private static string Describe(RunRecord record) =>
        $"{record.Problem} by {record.Optimizer}: {(record.IsRefused ? "refused" : record.IsFailed ? "failed" : $"f = {record.Objective:G6}")}";

    /// <summary>Reports on the calling thread, in order; <see cref="Progress{T}"/> would queue and reorder.</summary>
    private sealed class Direct<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
