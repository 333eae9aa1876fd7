using System.Buffers;

namespace OptiSuite.Losses;

/// <summary>A rented array, handed out in pieces and given back at the end of a using block: scratch space without garbage.</summary>
internal ref struct ScratchSpace : IDisposable
{
    private readonly double[] _rented;
    private int _used;

    public ScratchSpace(int length) => _rented = ArrayPool<double>.Shared.Rent(length);

    public Span<double> Take(int length)
    {
        Span<double> piece = _rented.AsSpan(_used, length);
        _used += length;
        return piece;
    }

    public readonly void Dispose() => ArrayPool<double>.Shared.Return(_rented);
}
