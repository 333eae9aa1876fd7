using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>Runs a kernel over input and target: value and gradients in one pass, without branches on the data.</summary>
internal static class ElementwiseLoop
{
    public static double Run<TKernel>(
        TKernel kernel,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
        where TKernel : struct, IElementwiseKernel
    {
        int width = Vector<double>.Count, whole = input.Length - (input.Length % width);
        ref double x = ref MemoryMarshal.GetReference(input), y = ref MemoryMarshal.GetReference(target);
        ref double l = ref MemoryMarshal.GetReference(each), u = ref MemoryMarshal.GetReference(upstream);
        ref double gx = ref MemoryMarshal.GetReference(inputGradient), gy = ref MemoryMarshal.GetReference(targetGradient);
        bool hasEach = !each.IsEmpty, hasUpstream = !upstream.IsEmpty, hasX = !inputGradient.IsEmpty, hasY = !targetGradient.IsEmpty;
        Vector<double> total = Vector<double>.Zero, factor = new(scale);
        for (int i = 0; i < whole; i += width)
        {
            nuint at = (nuint)i;
            Vector<double> value = kernel.Evaluate(
                Vector.LoadUnsafe(ref x, at), Vector.LoadUnsafe(ref y, at), out Vector<double> dx, out Vector<double> dy);
            total += value;
            if (hasEach) value.StoreUnsafe(ref l, at);
            if (hasUpstream) factor = Vector.LoadUnsafe(ref u, at) * scale;
            if (hasX) (dx * factor).StoreUnsafe(ref gx, at);
            if (hasY) (dy * factor).StoreUnsafe(ref gy, at);
        }

        double sum = Vector.Sum(total);
        if (whole == input.Length) return sum;

        // The last few elements share a vector with copies of the very last one, which do not count.
        Span<double> xs = stackalloc double[width], ys = stackalloc double[width];
        xs.Fill(input[^1]);
        ys.Fill(target[^1]);
        input[whole..].CopyTo(xs);
        target[whole..].CopyTo(ys);
        Vector<double> last = kernel.Evaluate(new Vector<double>(xs), new Vector<double>(ys), out Vector<double> lastDx, out Vector<double> lastDy);
        for (int i = whole; i < input.Length; i++)
        {
            int lane = i - whole;
            double f = hasUpstream ? upstream[i] * scale : scale;
            sum += last[lane];
            if (hasEach) each[i] = last[lane];
            if (hasX) inputGradient[i] = lastDx[lane] * f;
            if (hasY) targetGradient[i] = lastDy[lane] * f;
        }

        return sum;
    }
}
