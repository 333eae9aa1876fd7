using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>
/// Weights that repeat after their last one. It counts where it is: a kernel that holds it must see the vectors one after the other, from the
/// first element on, as <see cref="ElementwiseLoop"/> does it.
/// </summary>
/// <param name="values">The weights, pinned.</param>
/// <param name="period">How many there are.</param>
internal unsafe struct RepeatingWeights(double* values, int period) : IVectorWeights
{
    private int _next;

    /// <summary>How much scratch space <see cref="Unroll"/> takes.</summary>
    public static int ScratchLength => ShortPeriod * Vector<double>.Count;

    private const int ShortPeriod = 64;

    /// <summary>Writes few weights out until they fill whole vectors, so that the end seldom falls inside one; longer ones stay as they are.</summary>
    public static ReadOnlySpan<double> Unroll(WeightVector? weights, Span<double> scratch)
    {
        if (weights is null)
        {
            Span<double> ones = scratch[..Vector<double>.Count];
            ones.Fill(1);
            return ones;
        }

        ReadOnlySpan<double> source = weights.AsSpan();
        if (source.Length > ShortPeriod) return source;
        Span<double> unrolled = scratch[..(source.Length * Vector<double>.Count)];
        for (int i = 0; i < unrolled.Length; i += source.Length) source.CopyTo(unrolled[i..]);
        return unrolled;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Next()
    {
        int end = _next + Vector<double>.Count;
        if (end > period) return NextAcrossTheEnd();
        Vector<double> result = Vector.Load(values + _next);
        _next = end == period ? 0 : end;
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector<double> NextAcrossTheEnd()
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (int k = 0; k < lanes.Length; k++) lanes[k] = values[(_next + k) % period];
        _next = (_next + lanes.Length) % period;
        return new Vector<double>(lanes);
    }
}
