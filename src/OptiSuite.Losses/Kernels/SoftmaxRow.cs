using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>The pieces of the softmax of one contiguous row x of logits, with m its largest.</summary>
internal static class SoftmaxRow
{
    /// <summary>m, the largest logit; a NaN may be passed over here, and spreads through <see cref="Powers"/>.</summary>
    public static double Max(ReadOnlySpan<double> row)
    {
        int width = Vector<double>.Count, n = row.Length;
        double max = double.NegativeInfinity;
        if (n < width)
        {
            foreach (double x in row) max = x > max ? x : max;
            return max;
        }

        ref double first = ref MemoryMarshal.GetReference(row);
        Vector<double> a = Vector.LoadUnsafe(ref first, (nuint)(n - width)), b = a, c = a, d = a;
        int i = 0;
        for (; i <= n - (4 * width); i += 4 * width)
        {
            a = Vector.MaxNative(a, Vector.LoadUnsafe(ref first, (nuint)i));
            b = Vector.MaxNative(b, Vector.LoadUnsafe(ref first, (nuint)(i + width)));
            c = Vector.MaxNative(c, Vector.LoadUnsafe(ref first, (nuint)(i + (2 * width))));
            d = Vector.MaxNative(d, Vector.LoadUnsafe(ref first, (nuint)(i + (3 * width))));
        }

        for (; i <= n - width; i += width) a = Vector.MaxNative(a, Vector.LoadUnsafe(ref first, (nuint)i));
        a = Vector.MaxNative(Vector.MaxNative(a, b), Vector.MaxNative(c, d));
        for (int k = 0; k < width; k++) max = a[k] > max ? a[k] : max;
        return max;
    }

    /// <summary>
    /// Writes e^(x − m) into the powers, unless they are empty, and returns their sum without one 1, that of m: what the largest logit leaves
    /// to the others keeps its digits however little it is. ln Σeˣ = m + ln(1 + rest).
    /// </summary>
    public static double Powers(ReadOnlySpan<double> row, double max, Span<double> powers)
    {
        int width = Vector<double>.Count, n = row.Length, whole = n - (n % width);
        ref double x = ref MemoryMarshal.GetReference(row), e = ref MemoryMarshal.GetReference(powers);
        bool wanted = !powers.IsEmpty;
        Vector<double> m = new(max), others = Vector<double>.Zero, ties = Vector<double>.Zero;
        for (int i = 0; i < whole; i += width)
        {
            Vector<double> value = Vector.LoadUnsafe(ref x, (nuint)i), power = VectorMath.Exp(value - m);
            if (wanted) power.StoreUnsafe(ref e, (nuint)i);
            Vector<double> isMax = Vector.Equals(value, m).As<long, double>();
            others += Vector.AndNot(power, isMax);
            ties += isMax & Vector<double>.One;
        }

        if (whole < n)
        {
            Span<double> lanes = stackalloc double[width];
            lanes.Fill(max);
            row[whole..].CopyTo(lanes);
            var value = new Vector<double>(lanes);
            Vector<double> power = VectorMath.Exp(value - m);
            power.CopyTo(lanes);
            if (wanted) lanes[..(n - whole)].CopyTo(powers[whole..]);
            Vector<double> isMax = Vector.Equals(value, m).As<long, double>();
            others += Vector.AndNot(power, isMax);
            // The lanes beyond the end were counted as ties.
            ties += isMax & Vector<double>.One;
            return Vector.Sum(others) + (Vector.Sum(ties) - 1 - (width - n + whole));
        }

        return Vector.Sum(others) + (Vector.Sum(ties) - 1);
    }

    /// <summary>ln(1 + rest), the logarithm of Σe^(x − m).</summary>
    public static double LogOfSum(double rest)
    {
        // The rounding of 1 + rest is given back (Goldberg 1991, theorem 4).
        double u = 1 + rest;
        return double.IsInfinity(u) ? u : Math.Log(u) - ((u - 1 - rest) / u);
    }

    /// <summary>Σ w(x − m), or Σ (x − m) where the weights are empty.</summary>
    public static double Dot(ReadOnlySpan<double> weights, ReadOnlySpan<double> row, double max)
    {
        int width = Vector<double>.Count, i = 0;
        bool weighted = !weights.IsEmpty;
        ref double x = ref MemoryMarshal.GetReference(row), w = ref MemoryMarshal.GetReference(weights);
        Vector<double> m = new(max), a = Vector<double>.Zero, b = Vector<double>.Zero;
        for (; i <= row.Length - (2 * width); i += 2 * width)
        {
            Vector<double> p = Vector.LoadUnsafe(ref x, (nuint)i) - m, q = Vector.LoadUnsafe(ref x, (nuint)(i + width)) - m;
            a += weighted ? p * Vector.LoadUnsafe(ref w, (nuint)i) : p;
            b += weighted ? q * Vector.LoadUnsafe(ref w, (nuint)(i + width)) : q;
        }

        double sum = Vector.Sum(a + b);
        for (; i < row.Length; i++) sum += (weighted ? weights[i] : 1) * (row[i] - max);
        return sum;
    }

    /// <summary>values = slope·values − spread·w, with w = 1 where the weights are empty.</summary>
    public static void ScaleAndSpread(Span<double> values, double slope, double spread, ReadOnlySpan<double> weights)
    {
        int width = Vector<double>.Count, i = 0;
        bool weighted = !weights.IsEmpty;
        ref double v = ref MemoryMarshal.GetReference(values), w = ref MemoryMarshal.GetReference(weights);
        Vector<double> slopes = new(slope), spreads = new(spread);
        for (; i <= values.Length - width; i += width)
        {
            Vector<double> off = weighted ? spreads * Vector.LoadUnsafe(ref w, (nuint)i) : spreads;
            Vector.FusedMultiplyAdd(slopes, Vector.LoadUnsafe(ref v, (nuint)i), -off).StoreUnsafe(ref v, (nuint)i);
        }

        for (; i < values.Length; i++) values[i] = Math.FusedMultiplyAdd(slope, values[i], -(weighted ? spread * weights[i] : spread));
    }
}
