namespace OptiSuite.Losses;

/// <summary>A span that other threads can see while its owner keeps it pinned by a fixed statement; a null one stays empty.</summary>
internal readonly unsafe struct PinnedSpan<T>(T* start, int length)
    where T : unmanaged
{
    /// <summary>The part from start to end, or an empty span where there is none.</summary>
    public Span<T> Part(int from, int to) => length == 0 ? default : new Span<T>(start + from, to - from);

    /// <summary>All of it.</summary>
    public Span<T> All => new(start, length);
}
