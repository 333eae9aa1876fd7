using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>Runs a kernel over three arrays: value and gradients in one pass, without branches on the data.</summary>
internal static class TernaryLoop
{
    // Not inlined: beside the calls of the method around it, the loop would lose its registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Run<TKernel>(
        TKernel kernel,
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<double> third,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> firstGradient,
        Span<double> secondGradient,
        Span<double> thirdGradient)
        where TKernel : struct, ITernaryKernel
    {
        int width = Vector<double>.Count, whole = first.Length - (first.Length % width);
        ref double x = ref MemoryMarshal.GetReference(first), y = ref MemoryMarshal.GetReference(second), z = ref MemoryMarshal.GetReference(third);
        ref double l = ref MemoryMarshal.GetReference(each), u = ref MemoryMarshal.GetReference(upstream);
        ref double gx = ref MemoryMarshal.GetReference(firstGradient), gy = ref MemoryMarshal.GetReference(secondGradient);
        ref double gz = ref MemoryMarshal.GetReference(thirdGradient);
        bool hasEach = !each.IsEmpty, hasUpstream = !upstream.IsEmpty;
        bool hasX = !firstGradient.IsEmpty, hasY = !secondGradient.IsEmpty, hasZ = !thirdGradient.IsEmpty;
        Vector<double> total = Vector<double>.Zero, factor = new(scale);
        for (int i = 0; i < whole; i += width)
        {
            nuint at = (nuint)i;
            Vector<double> value = kernel.Evaluate(
                Vector.LoadUnsafe(ref x, at),
                Vector.LoadUnsafe(ref y, at),
                Vector.LoadUnsafe(ref z, at),
                out Vector<double> dx,
                out Vector<double> dy,
                out Vector<double> dz);
            total += value;
            if (hasEach) value.StoreUnsafe(ref l, at);
            Vector<double> f = hasUpstream ? Vector.LoadUnsafe(ref u, at) * factor : factor;
            if (hasX) (dx * f).StoreUnsafe(ref gx, at);
            if (hasY) (dy * f).StoreUnsafe(ref gy, at);
            if (hasZ) (dz * f).StoreUnsafe(ref gz, at);
        }

        double sum = Vector.Sum(total);
        if (whole == first.Length) return sum;

        // The last few elements share a vector with copies of the very last one, which do not count.
        Span<double> lanes = stackalloc double[width];
        Vector<double> last = kernel.Evaluate(
            Last(first, whole, lanes),
            Last(second, whole, lanes),
            Last(third, whole, lanes),
            out Vector<double> lastDx,
            out Vector<double> lastDy,
            out Vector<double> lastDz);
        for (int i = whole; i < first.Length; i++)
        {
            int lane = i - whole;
            double f = hasUpstream ? upstream[i] * scale : scale;
            sum += last[lane];
            if (hasEach) each[i] = last[lane];
            if (hasX) firstGradient[i] = lastDx[lane] * f;
            if (hasY) secondGradient[i] = lastDy[lane] * f;
            if (hasZ) thirdGradient[i] = lastDz[lane] * f;
        }

        return sum;
    }

    private static Vector<double> Last(ReadOnlySpan<double> values, int whole, Span<double> lanes)
    {
        lanes.Fill(values[^1]);
        values[whole..].CopyTo(lanes);
        return new Vector<double>(lanes);
    }
}
