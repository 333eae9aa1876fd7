using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>Looks for values outside a range, a vector at a time.</summary>
internal static class ValueRange
{
    /// <summary>The first value below low, above high or NaN; −1 where there is none.</summary>
    public static int IndexOutside(ReadOnlySpan<double> values, double low, double high)
    {
        int width = Vector<double>.Count, i = 0;
        ref double first = ref MemoryMarshal.GetReference(values);
        Vector<double> lows = new(low), highs = new(high);
        for (; i <= values.Length - (2 * width); i += 2 * width)
        {
            Vector<double> a = Vector.LoadUnsafe(ref first, (nuint)i), b = Vector.LoadUnsafe(ref first, (nuint)(i + width));
            Vector<long> inside = Vector.GreaterThanOrEqual(a, lows) & Vector.LessThanOrEqual(a, highs)
                & Vector.GreaterThanOrEqual(b, lows) & Vector.LessThanOrEqual(b, highs);
            if (Vector.EqualsAny(inside, Vector<long>.Zero)) break;
        }

        for (; i < values.Length; i++)
        {
            if (!(values[i] >= low && values[i] <= high)) return i;
        }

        return -1;
    }

    /// <summary>The first value below low or above high; −1 where there is none. NaN passes.</summary>
    public static int IndexOutsideNaNPasses(ReadOnlySpan<double> values, double low, double high)
    {
        for (int start = 0; ;)
        {
            int i = IndexOutside(values[start..], low, high);
            if (i < 0) return -1;
            start += i;
            if (!double.IsNaN(values[start])) return start;
            start++;
        }
    }
}
