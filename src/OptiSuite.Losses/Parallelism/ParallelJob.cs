using System.Runtime.ExceptionServices;

namespace OptiSuite.Losses;

/// <summary>
/// One run of a <see cref="ParallelLoop"/> on several threads of the pool. The caller works too, so the loop ends even where the pool
/// has no thread to spare. Jobs are kept and used again: nothing is allocated once they are warm.
/// </summary>
/// <remarks>
/// A thread of the pool may come late, when its run is over and the job serves another one; it then helps with that. What keeps this safe is
/// <see cref="_state"/>: the number of the run and the next chunk in one word. A chunk is taken by exchanging the word as a whole, which fails
/// where the run has changed since it was read.
/// </remarks>
internal sealed class ParallelJob<TBody> : IThreadPoolWorkItem
    where TBody : struct, ILoopBody
{
    // The chunk number of a job without work.
    private const uint Closed = uint.MaxValue;

    // A few, because callers run at the same time.
    private static readonly ParallelJob<TBody>?[] _spares = new ParallelJob<TBody>?[16];

    private readonly double[] _sums = new double[ParallelLoop.MaxChunks];
    private TBody _body;
    private int _count, _chunk, _chunks, _finished, _queued;
    private ExceptionDispatchInfo? _failure;
    private ulong _state = Closed;

    public static double Run(TBody body, int count, int chunk, int chunks, int threads)
    {
        ParallelJob<TBody> job = TakeSpare() ?? new ParallelJob<TBody>();
        double sum = job.RunChunks(body, count, chunk, chunks, threads, out ExceptionDispatchInfo? failure);
        job.KeepAsSpare();
        failure?.Throw();
        return sum;
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Decrement(ref _queued);
        Work();
    }

    private double RunChunks(TBody body, int count, int chunk, int chunks, int threads, out ExceptionDispatchInfo? failure)
    {
        _body = body;
        (_count, _chunk, _chunks, _finished, _failure) = (count, chunk, chunks, 0, null);
        uint run = (uint)(Volatile.Read(ref _state) >> 32) + 1;
        Volatile.Write(ref _state, (ulong)run << 32);

        // Threads that were asked for before and have not come yet count.
        for (int i = Volatile.Read(ref _queued) + 1; i < threads; i++)
        {
            Interlocked.Increment(ref _queued);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        Work();

        // No chunk is left to take; wait for those that others have taken.
        var wait = new SpinWait();
        while (Volatile.Read(ref _finished) != chunks) wait.SpinOnce(sleep1Threshold: -1);
        Volatile.Write(ref _state, ((ulong)run << 32) | Closed);
        failure = _failure;
        (_body, _failure) = (default, null);
        double sum = 0;
        for (int c = 0; c < chunks; c++) sum += _sums[c];
        return sum;
    }

    private void Work()
    {
        while (true)
        {
            ulong state = Volatile.Read(ref _state);
            uint next = (uint)state;
            if (next == Closed || next >= Volatile.Read(ref _chunks)) return;
            if (Interlocked.CompareExchange(ref _state, state + 1, state) != state) continue;
            RunChunk((int)next);
            Interlocked.Increment(ref _finished);
        }
    }

    private void RunChunk(int c)
    {
        // After a failure the rest is skipped; the first one goes to the caller as it is.
        if (Volatile.Read(ref _failure) is not null) return;
        try
        {
            int start = c * _chunk;
            _sums[c] = _body.Run(start, Math.Min(_count, start + _chunk));
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
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

    private void KeepAsSpare()
    {
        for (int i = 0; i < _spares.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _spares[i], this, null) is null) return;
        }
    }
}
