using System.Buffers;

namespace OptiSuite;

/// <summary>A rented vector that goes back to the pool at the end of a using block: scratch space without garbage.</summary>
internal readonly ref struct ScratchVector
{
    private readonly double[] _rented;

    public ScratchVector(int length)
    {
        _rented = ArrayPool<double>.Shared.Rent(length);
        Span = _rented.AsSpan(0, length);
    }

    public Span<double> Span { get; }

    public void Dispose() => ArrayPool<double>.Shared.Return(_rented);
}
