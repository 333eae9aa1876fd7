namespace OptiSuite.TestKit;

/// <summary>What code allocates once it is warm.</summary>
public static class Allocation
{
    private const int Warmup = 3;
    private const int Rounds = 10;
    private const int Tries = 20;

    /// <summary>
    /// The bytes that ten calls allocate on this thread, the fewest of several tries: a garbage collection may empty the array pool in one of
    /// them. What allocates in every call allocates in every try.
    /// </summary>
    /// <param name="call">The code.</param>
    public static long OnceWarm(Action call)
    {
        for (int i = 0; i < Warmup; i++) call();
        long fewest = long.MaxValue;
        for (int k = 0; k < Tries && fewest > 0; k++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Rounds; i++) call();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }
}
