using System.Diagnostics;

namespace OptiSuite.Benchmarks;

/// <summary>The best of many calls: on a machine with other work to do, the best is what the code takes.</summary>
internal static class Timing
{
    public static double BestMilliseconds(Func<double> call, double seconds)
    {
        // The first calls compile; after them the code is what it stays.
        double sink = 0;
        long best = long.MaxValue;
        long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        for (int i = 0; i < 5 || Stopwatch.GetTimestamp() < end; i++)
        {
            long start = Stopwatch.GetTimestamp();
            sink += call();
            best = Math.Min(best, Stopwatch.GetTimestamp() - start);
        }

        GC.KeepAlive(sink);
        return best * 1000.0 / Stopwatch.Frequency;
    }
}
