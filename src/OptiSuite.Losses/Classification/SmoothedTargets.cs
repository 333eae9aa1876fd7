using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>The weighted and smoothed targets v = w·(keep·y + spread) of one row, taken from y as they are needed.</summary>
/// <param name="weights">w, or empty for ones.</param>
/// <param name="keep">1 − ε.</param>
/// <param name="spread">ε/C.</param>
internal readonly ref struct SmoothedTargets(ReadOnlySpan<double> weights, double keep, double spread)
{
    private readonly ReadOnlySpan<double> _weights = weights;

    /// <summary>w[c].</summary>
    public double Weight(int c) => _weights.IsEmpty ? 1 : _weights[c];

    /// <summary>The factor of y in v for class c.</summary>
    public double Keep(int c) => keep * Weight(c);

    /// <summary>The rest of v for class c.</summary>
    public double Spread(int c) => spread * Weight(c);

    /// <summary>Returns Σ v and gives Σ v(x − m); where v is 0, x may be −∞.</summary>
    public double Mass(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double max, out double dot)
    {
        int width = Vector<double>.Count, i = 0;
        ref double xs = ref MemoryMarshal.GetReference(x), ys = ref MemoryMarshal.GetReference(y);
        Vector<double> masses = Vector<double>.Zero, dots = Vector<double>.Zero, m = new(max);
        for (; i <= x.Length - width; i += width)
        {
            Vector<double> v = Of(Vector.LoadUnsafe(ref ys, (nuint)i), i);
            masses += v;
            dots += Product(v, Vector.LoadUnsafe(ref xs, (nuint)i) - m);
        }

        double mass = Vector.Sum(masses);
        dot = Vector.Sum(dots);
        for (; i < x.Length; i++)
        {
            double v = (Keep(i) * y[i]) + Spread(i);
            mass += v;
            if (v != 0) dot += v * (x[i] - max);
        }

        return mass;
    }

    /// <summary>gradient = slope·gradient − factor·v, where the gradient holds the powers.</summary>
    public void InputGradient(ReadOnlySpan<double> y, double slope, double factor, Span<double> gradient)
    {
        int width = Vector<double>.Count, i = 0;
        ref double ys = ref MemoryMarshal.GetReference(y), gs = ref MemoryMarshal.GetReference(gradient);
        for (; i <= y.Length - width; i += width)
        {
            Vector<double> v = Of(Vector.LoadUnsafe(ref ys, (nuint)i), i);
            ((Vector.LoadUnsafe(ref gs, (nuint)i) * slope) - (v * factor)).StoreUnsafe(ref gs, (nuint)i);
        }

        for (; i < y.Length; i++) gradient[i] = (gradient[i] * slope) - (factor * ((Keep(i) * y[i]) + Spread(i)));
    }

    /// <summary>gradient = factor·keep·w·(log Σeˣ − x).</summary>
    public void TargetGradient(ReadOnlySpan<double> x, double logOfSum, double factor, Span<double> gradient)
    {
        int width = Vector<double>.Count, i = 0;
        ref double xs = ref MemoryMarshal.GetReference(x), gs = ref MemoryMarshal.GetReference(gradient);
        Vector<double> log = new(logOfSum);
        for (; i <= x.Length - width; i += width)
        {
            Vector<double> slope = (log - Vector.LoadUnsafe(ref xs, (nuint)i)) * (factor * keep);
            (_weights.IsEmpty ? slope : slope * new Vector<double>(_weights[i..])).StoreUnsafe(ref gs, (nuint)i);
        }

        for (; i < x.Length; i++) gradient[i] = factor * Keep(i) * (logOfSum - x[i]);
    }

    /// <summary>v·d, and 0 where v is 0 whatever d is.</summary>
    public static Vector<double> Product(Vector<double> v, Vector<double> d) =>
        Vector.AndNot(v * d, Vector.Equals(v, Vector<double>.Zero).As<long, double>());

    private Vector<double> Of(Vector<double> y, int i)
    {
        Vector<double> t = Vector.FusedMultiplyAdd(y, new Vector<double>(keep), new Vector<double>(spread));
        return _weights.IsEmpty ? t : t * new Vector<double>(_weights[i..]);
    }
}
