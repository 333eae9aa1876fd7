using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite;

/// <summary>
/// A seeded stream of random numbers: xoshiro256++ (Blackman and Vigna, ACM TOMS 47(4), 2021), its state filled by SplitMix64.
/// The same seed gives the same numbers. <see cref="Split"/> gives independent streams that do not depend on how much of this
/// one was used, so that work can be divided over any number of threads without changing a bit of the result.
/// </summary>
/// <remarks>Not safe for use by several threads at once: split a stream for each.</remarks>
public sealed class RandomStream : ISavable
{
    private ulong _key;
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>The stream of a seed.</summary>
    /// <param name="seed">Any value; nearby seeds give unrelated streams.</param>
    public RandomStream(ulong seed)
    {
        _key = seed;
        ulong state = seed;
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>An independent stream: a function of this stream's seed and the index alone.</summary>
    /// <param name="index">Which one, such as the number of a run or a term.</param>
    public RandomStream Split(ulong index)
    {
        // Two rounds of mixing keep (seed, index) pairs apart; seed + index alone would make (1, 2) and (2, 1) the same stream.
        ulong state = _key ^ 0x6A09E667F3BCC909UL;
        ulong mixed = SplitMix(ref state) + index;
        return new RandomStream(SplitMix(ref mixed));
    }

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [lower, upper]: rounding may reach the upper end, and never leaves the interval.</summary>
    /// <param name="lower">The lower end, finite.</param>
    /// <param name="upper">The upper end, finite, not below the lower.</param>
    public double NextUniform(double lower, double upper)
    {
        double u = NextDouble();
        // Two products instead of one difference, so that an interval wider than the largest number does not overflow.
        return Math.Clamp((lower * (1 - u)) + (upper * u), lower, upper);
    }

    /// <summary>Uniform in {0, …, count − 1}, without bias (Lemire, ACM TOMACS 29(1), 2019).</summary>
    /// <param name="count">How many values there are, at least 1.</param>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ulong range = (ulong)count;
        ulong high = Math.BigMul(NextUInt64(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = (0UL - range) % range;
            while (low < threshold) high = Math.BigMul(NextUInt64(), range, out low);
        }

        return (int)high;
    }

    /// <summary>
    /// Standard normal, by the ziggurat method of Marsaglia and Tsang (Journal of Statistical Software 5(8), 2000) with 128 layers, in the version whose
    /// layer and position come from different bits (J. A. Doornik, An improved ziggurat method, 2005).
    /// </summary>
    public double NextGaussian()
    {
        while (true)
        {
            ulong bits = NextUInt64();
            int layer = (int)(bits & (Ziggurat.Layers - 1));
            // The 53 bits above the layer's, in [−1, 1).
            double u = ((bits >> 11) * (1.0 / (1UL << 52))) - 1;
            if (Math.Abs(u) < Ziggurat.Ratio[layer]) return u * Ziggurat.Edge[layer];
            if (layer == 0) return Math.CopySign(NextTail(), u);
            double x = u * Ziggurat.Edge[layer];
            double outer = Math.Exp(-0.5 * ((Ziggurat.Edge[layer] * Ziggurat.Edge[layer]) - (x * x)));
            double inner = Math.Exp(-0.5 * ((Ziggurat.Edge[layer + 1] * Ziggurat.Edge[layer + 1]) - (x * x)));
            if (inner + (NextDouble() * (outer - inner)) < 1) return x;
        }
    }

    /// <summary>Fills with independent standard normal numbers, as so many calls of <see cref="NextGaussian"/>.</summary>
    /// <param name="values">Receives the numbers.</param>
    public void FillGaussian(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++) values[i] = NextGaussian();
    }

    /// <inheritdoc/>
    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Exchange("key", ref _key);
        state.Exchange("s0", ref _s0);
        state.Exchange("s1", ref _s1);
        state.Exchange("s2", ref _s2);
        state.Exchange("s3", ref _s3);
    }

    /// <summary>Puts the items into a random order (Fisher and Yates).</summary>
    /// <param name="items">The items, in place.</param>
    /// <typeparam name="T">The items' type.</typeparam>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Fills a point uniformly from a finite box.</summary>
    /// <param name="region">The box.</param>
    /// <param name="x">Receives the point, n values.</param>
    public void FillUniform(Bounds region, Span<double> x)
    {
        ArgumentNullException.ThrowIfNull(region);
        for (int i = 0; i < x.Length; i++) x[i] = NextUniform(region.Lower[i], region.Upper[i]);
    }

    /// <summary>|x| given that it lies beyond the lowest layer's edge (G. Marsaglia, Technometrics 6, 1964).</summary>
    private double NextTail()
    {
        while (true)
        {
            double x = -Math.Log(1 - NextDouble()) / Ziggurat.Tail, y = -Math.Log(1 - NextDouble());
            if (y + y >= x * x) return Ziggurat.Tail + x;
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
