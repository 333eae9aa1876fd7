using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace OptiSuite.Benchmarking;

/// <summary>
/// Runs a campaign's cells on some threads. A cell's run depends on its problem, contender, seed and budget alone, so that the records are
/// the same bits for any number of jobs, any order and any number of interruptions; only the elapsed time and the order of lines differ.
/// </summary>
public static class CampaignRunner
{
    /// <summary>Runs what is not finished yet.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="store">Where records are and go.</param>
    /// <param name="progress">Told after every cell, one call at a time, on a working thread; null for nobody.</param>
    /// <param name="cancellationToken">Ends the cells under way without a record, and keeps every finished one.</param>
    /// <returns>What was done. A cancelled campaign is an answer, not an exception.</returns>
    /// <exception cref="RunRecordStoreException">A record could not be written. Finished records are kept.</exception>
    public static CampaignOutcome Run(
        Campaign campaign, RunRecordStore store, IProgress<CellFinished>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(store);
        if (campaign.Fresh) store.Clear();
        ImmutableArray<CampaignCell> cells = campaign.Cells();
        using var execution = new Execution([.. cells.Where(cell => !store.Contains(cell.Key))], cells.Length, store, progress, cancellationToken);
        execution.Work(campaign.Jobs);
        return execution.Outcome();
    }

    private sealed class Execution(
        ImmutableArray<CampaignCell> cells, int total, RunRecordStore store, IProgress<CellFinished>? progress, CancellationToken cancellationToken)
        : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        private ExceptionDispatchInfo? _error;
        private int _next = -1;
        private int _ran, _refused, _failed;

        public void Work(int jobs)
        {
            int threads = Math.Min(jobs, cells.Length);
            if (threads <= 1)
            {
                WorkOff();
            }
            else
            {
                // Threads of their own: runs are long and busy, and would starve whoever shares the pool.
                Thread[] workers = [.. Enumerable.Range(1, threads).Select(k => new Thread(WorkOff) { IsBackground = true, Name = $"campaign {k}" })];
                foreach (Thread worker in workers) worker.Start();
                foreach (Thread worker in workers) worker.Join();
            }

            _error?.Throw();
        }

        public CampaignOutcome Outcome() =>
            new(total, total - cells.Length, _ran, _refused, _failed, cancellationToken.IsCancellationRequested && _ran < cells.Length);

        public void Dispose() => _stop.Dispose();

        private void WorkOff()
        {
            try
            {
                while (!_stop.IsCancellationRequested && Interlocked.Increment(ref _next) is var index && index < cells.Length)
                {
                    if (CellRunner.Run(cells[index], _stop.Token) is { } record) Finish(record);
                }
            }
            catch (Exception exception)
            {
                // The store or the progress display failed: the other workers stop, and the caller gets the first error.
                lock (_lock) _error ??= ExceptionDispatchInfo.Capture(exception);
                _stop.Cancel();
            }
        }

        private void Finish(RunRecord record)
        {
            lock (_lock)
            {
                if (!store.Append(record)) return;
                _ran++;
                if (record.IsRefused) _refused++;
                if (record.IsFailed) _failed++;
                progress?.Report(new CellFinished(record, total - cells.Length + _ran, total));
            }
        }
    }
}
