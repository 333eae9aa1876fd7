using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>
/// The softmax of a tile of positions: logits N×C×P have the classes of one position P apart, so a few hundred positions are copied side by
/// side and worked on together, class after class. m is the largest logit of each position.
/// </summary>
/// <remarks>The copy has rows of whole vectors; what stands beyond the last position is 0 and never leaves.</remarks>
internal readonly ref struct SoftmaxTile
{
    // A tile stays in the first-level cache where the classes are few, else in the second.
    private const int TileValues = 2048;

    private SoftmaxTile(int classes, int stride, Span<double> scratch)
    {
        Stride = stride;
        Powers = scratch[..(classes * stride)];
        Span<double> rows = scratch[(classes * stride)..];
        Max = rows[..stride];
        Rest = rows.Slice(stride, stride);
        LogOfSum = rows.Slice(2 * stride, stride);
        Dot = rows.Slice(3 * stride, stride);
        Slope = rows.Slice(4 * stride, stride);
        Factor = rows.Slice(5 * stride, stride);
    }

    /// <summary>How far apart the classes are in <see cref="Powers"/>.</summary>
    public int Stride { get; }

    /// <summary>C.</summary>
    public int Classes => Powers.Length / Stride;

    /// <summary>x after <see cref="Load"/>, e^(x − m) after <see cref="Exponentiate"/>; C rows of <see cref="Stride"/>.</summary>
    public Span<double> Powers { get; }

    /// <summary>m for each position.</summary>
    public Span<double> Max { get; }

    /// <summary>Σ e^(x − m) without one 1, that of m.</summary>
    public Span<double> Rest { get; }

    /// <summary>ln(1 + rest).</summary>
    public Span<double> LogOfSum { get; }

    /// <summary>A sum over the classes; see <see cref="AddDot"/>.</summary>
    public Span<double> Dot { get; }

    /// <summary>Room for a factor of the powers.</summary>
    public Span<double> Slope { get; }

    /// <summary>Room for another factor.</summary>
    public Span<double> Factor { get; }

    /// <summary>How many positions a tile takes.</summary>
    public static int Positions(LogitShape shape) => Math.Min(shape.Positions, Math.Clamp(TileValues / shape.Classes / 16 * 16, 16, 256));

    /// <summary>How much scratch space a tile takes.</summary>
    public static int ScratchLength(LogitShape shape) => (shape.Classes + 6) * RoundUp(Positions(shape));

    /// <summary>A tile in scratch space.</summary>
    public static SoftmaxTile In(Span<double> scratch, LogitShape shape) => new(shape.Classes, RoundUp(Positions(shape)), scratch);

    /// <summary>Copies some positions and finds their largest logits.</summary>
    /// <param name="input">The logits from the first position of the tile on.</param>
    /// <param name="positions">P, how far apart the classes are.</param>
    /// <param name="count">How many positions.</param>
    public void Load(ReadOnlySpan<double> input, int positions, int count)
    {
        for (int c = 0; c < Classes; c++)
        {
            Span<double> row = Powers.Slice(c * Stride, Stride);
            input.Slice(c * positions, count).CopyTo(row);
            row[count..].Clear();
        }

        ref double x = ref MemoryMarshal.GetReference(Powers), max = ref MemoryMarshal.GetReference(Max);
        for (int i = 0; i < Stride; i += Vector<double>.Count)
        {
            Vector<double> m = Vector.LoadUnsafe(ref x, (nuint)i);
            for (int at = i + Stride; at < Powers.Length; at += Stride) m = Vector.MaxNative(m, Vector.LoadUnsafe(ref x, (nuint)at));
            m.StoreUnsafe(ref max, (nuint)i);
        }
    }

    /// <summary>Dot = Σ w(x − m) over the classes; before <see cref="Exponentiate"/>.</summary>
    /// <param name="weights">w, or empty for ones.</param>
    public void AddDot(ReadOnlySpan<double> weights)
    {
        ref double x = ref MemoryMarshal.GetReference(Powers), max = ref MemoryMarshal.GetReference(Max), dot = ref MemoryMarshal.GetReference(Dot);
        for (int i = 0; i < Stride; i += Vector<double>.Count)
        {
            Vector<double> m = Vector.LoadUnsafe(ref max, (nuint)i), sum = Vector<double>.Zero;
            for (int c = 0, at = i; at < Powers.Length; c++, at += Stride)
            {
                Vector<double> value = Vector.LoadUnsafe(ref x, (nuint)at) - m;
                sum += weights.IsEmpty ? value : value * weights[c];
            }

            sum.StoreUnsafe(ref dot, (nuint)i);
        }
    }

    /// <summary>Turns the logits into powers and fills <see cref="Rest"/> and <see cref="LogOfSum"/>.</summary>
    public void Exponentiate()
    {
        ref double x = ref MemoryMarshal.GetReference(Powers), max = ref MemoryMarshal.GetReference(Max);
        ref double rests = ref MemoryMarshal.GetReference(Rest), logs = ref MemoryMarshal.GetReference(LogOfSum);
        for (int i = 0; i < Stride; i += Vector<double>.Count)
        {
            Vector<double> m = Vector.LoadUnsafe(ref max, (nuint)i), others = Vector<double>.Zero, ties = -Vector<double>.One;
            for (int at = i; at < Powers.Length; at += Stride)
            {
                Vector<double> value = Vector.LoadUnsafe(ref x, (nuint)at), power = VectorMath.Exp(value - m);
                power.StoreUnsafe(ref x, (nuint)at);
                Vector<double> isMax = Vector.Equals(value, m).As<long, double>();
                others += Vector.AndNot(power, isMax);
                ties += isMax & Vector<double>.One;
            }

            // ln(1 + rest) with the rounding of 1 + rest given back (Goldberg 1991, theorem 4).
            Vector<double> rest = others + ties, u = Vector<double>.One + rest;
            rest.StoreUnsafe(ref rests, (nuint)i);
            (VectorMath.Log(u) - ((u - Vector<double>.One - rest) / u)).StoreUnsafe(ref logs, (nuint)i);
        }
    }

    /// <summary>target = slope·power − spread·factor for one class.</summary>
    public void WriteScaled(int c, double spread, Span<double> target)
    {
        int width = Vector<double>.Count, i = 0;
        ReadOnlySpan<double> powers = Powers.Slice(c * Stride, Stride);
        ref double e = ref MemoryMarshal.GetReference(powers), g = ref MemoryMarshal.GetReference(target);
        ref double slope = ref MemoryMarshal.GetReference(Slope), factor = ref MemoryMarshal.GetReference(Factor);
        Vector<double> spreads = new(spread);
        for (; i <= target.Length - width; i += width)
        {
            Vector<double> scaled = Vector.LoadUnsafe(ref e, (nuint)i) * Vector.LoadUnsafe(ref slope, (nuint)i);
            (scaled - (spreads * Vector.LoadUnsafe(ref factor, (nuint)i))).StoreUnsafe(ref g, (nuint)i);
        }

        for (; i < target.Length; i++) target[i] = (powers[i] * Slope[i]) - (spread * Factor[i]);
    }

    private static int RoundUp(int count) => (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
}
