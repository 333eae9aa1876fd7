using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>Exponentials of a whole span with <see cref="VectorMath"/>: the same bits however far the runtime has optimized its own code.</summary>
internal static class ExponentialLoop
{
    /// <summary>Writes exp(xᵢ − shift); x and the result may be the same.</summary>
    /// <param name="x">x.</param>
    /// <param name="shift">What is taken off first, such as the largest x.</param>
    /// <param name="result">Receives as many values.</param>
    public static void Run(ReadOnlySpan<double> x, double shift, Span<double> result)
    {
        int width = Vector<double>.Count, whole = x.Length - (x.Length % width);
        ref double xs = ref MemoryMarshal.GetReference(x), ys = ref MemoryMarshal.GetReference(result);
        Vector<double> shifts = new(shift);
        for (int i = 0; i < whole; i += width) VectorMath.Exp(Vector.LoadUnsafe(ref xs, (nuint)i) - shifts).StoreUnsafe(ref ys, (nuint)i);
        if (whole == x.Length) return;

        Span<double> rest = stackalloc double[width];
        rest.Fill(shift);
        x[whole..].CopyTo(rest);
        Vector<double> last = VectorMath.Exp(new Vector<double>(rest) - shifts);
        for (int i = whole; i < x.Length; i++) result[i] = last[i - whole];
    }
}
