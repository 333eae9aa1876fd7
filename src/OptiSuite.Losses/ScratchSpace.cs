using System.Buffers;

namespace OptiSuite.Losses;

/// <summary>A rented array, handed out in pieces and given back at the end of a using block: scratch space without garbage.</summary>
/// <remarks>Pieces hold whatever was there before; clear what must be 0.</remarks>
internal ref struct ScratchSpace<T> : IDisposable
    where T : unmanaged
{
    private readonly T[] _rented;
    private int _used;

    public ScratchSpace(int length) => _rented = ArrayPool<T>.Shared.Rent(length);

    public Span<T> Take(int length)
    {
        Span<T> piece = _rented.AsSpan(_used, length);
        _used += length;
        return piece;
    }

    public readonly void Dispose() => ArrayPool<T>.Shared.Return(_rented);
}
