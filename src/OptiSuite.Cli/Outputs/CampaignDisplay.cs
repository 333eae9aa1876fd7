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
        host.Error.WriteLine(
            $"{campaign.Suite}: {campaign.Problems.Length} problems, {campaign.Contenders.Length} optimizers, {campaign.Cells().Length} runs of {campaign.Budget} evaluations, jobs: {campaign.Jobs}");
        return host.ErrorIsTerminal ? RunLive(host, campaign, store) : RunLogged(host, campaign, store);
    }

    private static CampaignOutcome RunLive(CliHost host, Campaign campaign, RunRecordStore store)
    {
        CampaignOutcome? outcome = null;
        host.ErrorConsole.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask task = context.AddTask("starting", maxValue: campaign.Cells().Length);
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

    private static CampaignOutcome RunLogged(CliHost host, Campaign campaign, RunRecordStore store)
    {
        int every = Math.Max(1, campaign.Cells().Length / LogLines);
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
