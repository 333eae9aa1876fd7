using System.Runtime.ExceptionServices;

namespace OptiSuite.Losses;

/// <summary>
/// One run of a <see cref="ParallelLoop"/> on several threads of the pool. The caller works too, so the loop ends even where the pool
/// has no thread to spare. Jobs are kept and used again: nothing is allocated once they are warm.
/// </summary>
internal sealed class ParallelJob<TBody> : IThreadPoolWorkItem
    where TBody : struct, ILoopBody
{
    // A few, because callers run at the same time and threads of the pool may come late.
    private static readonly ParallelJob<TBody>?[] _spares = new ParallelJob<TBody>?[16];

    private readonly double[] _sums = new double[ParallelLoop.MaxChunks];
    private TBody _body;
    private int _count, _chunk, _chunks, _next, _running, _holders;
    private ExceptionDispatchInfo? _failure;

    public static double Run(TBody body, int count, int chunk, int chunks, int threads)
    {
        ParallelJob<TBody> job = TakeSpare() ?? new ParallelJob<TBody>();
        job._body = body;
        (job._count, job._chunk, job._chunks, job._next, job._failure) = (count, chunk, chunks, 0, null);
        job._holders = threads;
        for (int i = 1; i < threads; i++) ThreadPool.UnsafeQueueUserWorkItem(job, preferLocal: false);
        job.Work();

        // No chunk is left to take; wait for those that others have taken.
        var wait = new SpinWait();
        while (Volatile.Read(ref job._running) != 0) wait.SpinOnce(sleep1Threshold: -1);
        ExceptionDispatchInfo? failure = job._failure;
        double sum = 0;
        for (int c = 0; c < chunks; c++) sum += job._sums[c];
        job.Release();
        failure?.Throw();
        return sum;
    }

    void IThreadPoolWorkItem.Execute()
    {
        Work();
        Release();
    }

    private void Work()
    {
        Interlocked.Increment(ref _running);
        int c;
        while ((c = Interlocked.Increment(ref _next) - 1) < _chunks)
        {
            try
            {
                int start = c * _chunk;
                _sums[c] = _body.Run(start, Math.Min(_count, start + _chunk));
            }
            catch (Exception e)
            {
                // The loop ends early; the first failure goes to the caller as it is.
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
                Interlocked.Exchange(ref _next, _chunks);
            }
        }

        Interlocked.Decrement(ref _running);
    }

    // A thread of the pool may come late, when the caller is long gone: the job is free for another run only after the last one.
    private void Release()
    {
        if (Interlocked.Decrement(ref _holders) != 0) return;
        for (int i = 0; i < _spares.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _spares[i], this, null) is null) return;
        }
    }

    private static ParallelJob<TBody>? TakeSpare()
    {
        for (int i = 0; i < _spares.Length; i++)
        {
            if (_spares[i] is not null && Interlocked.Exchange(ref _spares[i], null) is { } spare) return spare;
        }

        return null;
    }
}
