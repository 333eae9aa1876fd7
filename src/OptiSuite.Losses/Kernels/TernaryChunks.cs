namespace OptiSuite.Losses;

/// <summary>A kernel's pass over three arrays, in chunks.</summary>
internal readonly struct TernaryChunks<TKernel>(
    TKernel kernel,
    PinnedSpan<double> first,
    PinnedSpan<double> second,
    PinnedSpan<double> third,
    PinnedSpan<double> each,
    PinnedSpan<double> upstream,
    double scale,
    PinnedSpan<double> firstGradient,
    PinnedSpan<double> secondGradient,
    PinnedSpan<double> thirdGradient) : ILoopBody
    where TKernel : struct, ITernaryKernel
{
    public double Run(int start, int end) => TernaryLoop.Run(
        kernel,
        first.Part(start, end),
        second.Part(start, end),
        third.Part(start, end),
        each.Part(start, end),
        upstream.Part(start, end),
        scale,
        firstGradient.Part(start, end),
        secondGradient.Part(start, end),
        thirdGradient.Part(start, end));
}
