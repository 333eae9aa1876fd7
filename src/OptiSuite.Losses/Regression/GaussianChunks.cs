namespace OptiSuite.Losses;

/// <summary>The Gaussian likelihood over runs of elements that share a variance; an iteration is a run.</summary>
internal readonly struct GaussianChunks(
    GaussianKernel kernel,
    int run,
    PinnedSpan<double> input,
    PinnedSpan<double> target,
    PinnedSpan<double> variance,
    PinnedSpan<double> each,
    PinnedSpan<double> upstream,
    double scale,
    PinnedSpan<double> inputGradient,
    PinnedSpan<double> targetGradient,
    PinnedSpan<double> varianceGradient) : ILoopBody
{
    private const int Block = 512;

    public double Run(int start, int end)
    {
        if (run == 1) return Part(start, end, variance.Part(start, end), varianceGradient.Part(start, end));

        // Each variance is repeated for the elements of its run, and its gradient is the sum of theirs, a block of elements at a time.
        Span<double> repeated = stackalloc double[Block], slopes = stackalloc double[Block];
        ReadOnlySpan<double> v = variance.All;
        Span<double> gv = varianceGradient.Part(start, end);
        gv.Clear();
        double sum = 0;
        for (int from = start * run, last = end * run; from < last; from += Block)
        {
            int to = Math.Min(last, from + Block);
            for (int i = from, next; i < to; i = next)
            {
                next = RunEnd(i, to);
                repeated[(i - from)..(next - from)].Fill(v[i / run]);
            }

            sum += Part(from, to, repeated[..(to - from)], gv.IsEmpty ? default : slopes[..(to - from)]);
            if (gv.IsEmpty) continue;
            for (int i = from, next; i < to; i = next)
            {
                next = RunEnd(i, to);
                gv[(i / run) - start] += Sum(slopes[(i - from)..(next - from)]);
            }
        }

        return sum;
    }

    private int RunEnd(int i, int to) => Math.Min(to, ((i / run) + 1) * run);

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }

    private double Part(int from, int to, ReadOnlySpan<double> v, Span<double> gv) => TernaryLoop.Run(
        kernel,
        input.Part(from, to),
        target.Part(from, to),
        v,
        each.Part(from, to),
        upstream.Part(from, to),
        scale,
        inputGradient.Part(from, to),
        targetGradient.Part(from, to),
        gv);
}
