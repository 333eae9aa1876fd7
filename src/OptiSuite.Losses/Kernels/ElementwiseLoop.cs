using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>
/// Runs a kernel over input and target: value and gradients in one pass, without branches on the data. What is not wanted is not
/// computed; the value has the same bits whatever else is wanted.
/// </summary>
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
        if (!each.IsEmpty || !upstream.IsEmpty || !targetGradient.IsEmpty)
        {
            return Sweep(kernel, default(Everything), input, target, each, upstream, scale, inputGradient, targetGradient);
        }

        return inputGradient.IsEmpty
            ? Sweep(kernel, default(ValueAlone), input, target, default, default, scale, default, default)
            : Sweep(kernel, default(InputGradient), input, target, default, default, scale, inputGradient, default);
    }

    // Never inlined: beside the calls of the method around it, the loop would lose its registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Sweep<TKernel, TWanted>(
        TKernel kernel,
        TWanted wanted,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
        where TKernel : struct, IElementwiseKernel
        where TWanted : struct, IWanted
    {
        int width = Vector<double>.Count, whole = input.Length - (input.Length % width), i = 0;
        ref double x = ref MemoryMarshal.GetReference(input), y = ref MemoryMarshal.GetReference(target);
        ref double l = ref MemoryMarshal.GetReference(each), u = ref MemoryMarshal.GetReference(upstream);
        ref double gx = ref MemoryMarshal.GetReference(inputGradient), gy = ref MemoryMarshal.GetReference(targetGradient);
        bool hasEach = !each.IsEmpty, hasUpstream = !upstream.IsEmpty, hasX = !inputGradient.IsEmpty, hasY = !targetGradient.IsEmpty;
        Vector<double> factor = new(scale);

        // Four sums, so that an addition need not wait for the one before it.
        Vector<double> a = Vector<double>.Zero, b = Vector<double>.Zero, c = Vector<double>.Zero, d = Vector<double>.Zero;
        for (; TKernel.IsLight && i <= whole - (4 * width); i += 4 * width)
        {
            a += Step(i, ref x, ref y, ref l, ref u, ref gx, ref gy);
            b += Step(i + width, ref x, ref y, ref l, ref u, ref gx, ref gy);
            c += Step(i + (2 * width), ref x, ref y, ref l, ref u, ref gx, ref gy);
            d += Step(i + (3 * width), ref x, ref y, ref l, ref u, ref gx, ref gy);
        }

        for (; i < whole; i += width) a += Step(i, ref x, ref y, ref l, ref u, ref gx, ref gy);
        double sum = Vector.Sum((a + b) + (c + d));
        return whole == input.Length ? sum : sum + Tail(kernel, whole, input, target, each, upstream, scale, inputGradient, targetGradient);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Vector<double> Step(int at, ref double x, ref double y, ref double l, ref double u, ref double gx, ref double gy)
        {
            Vector<double> value = kernel.Evaluate(
                Vector.LoadUnsafe(ref x, (nuint)at), Vector.LoadUnsafe(ref y, (nuint)at), out Vector<double> dx, out Vector<double> dy);
            if (wanted.OnlyInputGradient) (dx * factor).StoreUnsafe(ref gx, (nuint)at);
            if (!wanted.Everything) return value;

            Vector<double> f = hasUpstream ? Vector.LoadUnsafe(ref u, (nuint)at) * factor : factor;
            if (hasEach) value.StoreUnsafe(ref l, (nuint)at);
            if (hasX) (dx * f).StoreUnsafe(ref gx, (nuint)at);
            if (hasY) (dy * f).StoreUnsafe(ref gy, (nuint)at);
            return value;
        }
    }

    // The last few elements share a vector with copies of the very last one, which do not count.
    private static double Tail<TKernel>(
        TKernel kernel,
        int whole,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
        where TKernel : struct, IElementwiseKernel
    {
        Span<double> xs = stackalloc double[Vector<double>.Count], ys = stackalloc double[Vector<double>.Count];
        xs.Fill(input[^1]);
        ys.Fill(target[^1]);
        input[whole..].CopyTo(xs);
        target[whole..].CopyTo(ys);
        Vector<double> last = kernel.Evaluate(new Vector<double>(xs), new Vector<double>(ys), out Vector<double> dx, out Vector<double> dy);
        double sum = 0;
        for (int i = whole; i < input.Length; i++)
        {
            int lane = i - whole;
            double f = upstream.IsEmpty ? scale : upstream[i] * scale;
            sum += last[lane];
            if (!each.IsEmpty) each[i] = last[lane];
            if (!inputGradient.IsEmpty) inputGradient[i] = dx[lane] * f;
            if (!targetGradient.IsEmpty) targetGradient[i] = dy[lane] * f;
        }

        return sum;
    }

    /// <summary>What is wanted, known when the loop is compiled.</summary>
    private interface IWanted
    {
        bool OnlyInputGradient { get; }

        bool Everything { get; }
    }

    private readonly struct ValueAlone : IWanted
    {
        public bool OnlyInputGradient => false;

        public bool Everything => false;
    }

    private readonly struct InputGradient : IWanted
    {
        public bool OnlyInputGradient => true;

        public bool Everything => false;
    }

    private readonly struct Everything : IWanted
    {
        public bool OnlyInputGradient => false;

        bool IWanted.Everything => true;
    }
}
