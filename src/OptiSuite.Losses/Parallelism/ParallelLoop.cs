namespace OptiSuite.Losses;

/// <summary>
/// Cuts a loop into chunks, runs them on a few threads and adds their sums in the order of the chunks. The cut depends on the loop
/// alone, never on the number of threads, and so does every bit of the sum.
/// </summary>
internal static class ParallelLoop
{
    /// <summary>The most chunks that a loop is cut into.</summary>
    public const int MaxChunks = 256;

    // A chunk's input and output stay in the second-level cache; starting a thread costs less than a tenth of its work.
    private const int ChunkValues = 8192;
    private const int ParallelValues = 100_000;

    /// <summary>Runs the loop and returns its sum.</summary>
    /// <param name="body">What is done.</param>
    /// <param name="count">The number of iterations.</param>
    /// <param name="values">How many values an iteration works through, roughly.</param>
    /// <param name="multiple">Chunks start at multiples of this.</param>
    /// <param name="maxThreads">The most threads; null for as many as there are processors.</param>
    public static double Sum<TBody>(TBody body, int count, int values, int multiple, int? maxThreads)
        where TBody : struct, ILoopBody
    {
        int chunk = ChunkLength(count, values, multiple), chunks = (int)(((long)count + chunk - 1) / chunk);
        if (chunks <= 1) return body.Run(0, count);
        int threads = Math.Min(chunks, maxThreads ?? Environment.ProcessorCount);
        if (threads > 1 && (long)count * values >= ParallelValues) return ParallelJob<TBody>.Run(body, count, chunk, chunks, threads);

        double sum = 0;
        for (int start = 0; start < count; start += chunk) sum += body.Run(start, Math.Min(count, start + chunk));
        return sum;
    }

    private static int ChunkLength(int count, int values, int multiple)
    {
        long length = Math.Max(Math.Max(1, ChunkValues / Math.Max(1, values)), ((long)count + MaxChunks - 1) / MaxChunks);
        return (int)Math.Min(int.MaxValue / 2, (length + multiple - 1) / multiple * multiple);
    }
}
