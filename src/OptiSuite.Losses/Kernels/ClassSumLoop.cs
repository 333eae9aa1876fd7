using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>Runs an elementwise kernel over input and target and sums it over the classes: l = Σ_c w[c]·k(x[c], y[c]) for each position.</summary>
internal static class ClassSumLoop
{
    /// <summary>Returns the sum of the losses; the arguments are those of <see cref="DistributionLoss"/>.</summary>
    /// <param name="kernel">k.</param>
    /// <param name="weights">w, or empty for ones.</param>
    /// <param name="factor">A factor of every loss.</param>
    /// <param name="input">x.</param>
    /// <param name="target">y.</param>
    /// <param name="shape">The shape of both.</param>
    /// <param name="each">Receives the losses, or empty.</param>
    /// <param name="upstream">u, or empty for ones.</param>
    /// <param name="scale">A common factor of the gradients.</param>
    /// <param name="inputGradient">Receives the gradient in x, or empty.</param>
    /// <param name="targetGradient">Receives the gradient in y, or empty.</param>
    public static double Run<TKernel>(
        TKernel kernel,
        ReadOnlySpan<double> weights,
        double factor,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
        where TKernel : struct, IElementwiseKernel
    {
        int positions = shape.Positions, classes = shape.Classes;
        double total = 0;
        if (positions == 1)
        {
            for (int n = 0; n < shape.Batch; n++)
            {
                double f = factor * (upstream.IsEmpty ? scale : upstream[n] * scale), sum = factor * Row(
                    kernel, weights, f, Part(input, n, classes), Part(target, n, classes), Part(inputGradient, n, classes), Part(targetGradient, n, classes));
                total += sum;
                if (!each.IsEmpty) each[n] = sum;
            }

            return total;
        }

        using var scratch = new ScratchSpace<double>(2 * positions);
        Span<double> sums = scratch.Take(positions), factors = scratch.Take(positions);
        for (int n = 0; n < shape.Batch; n++)
        {
            sums.Clear();
            for (int p = 0; p < positions; p++) factors[p] = factor * (upstream.IsEmpty ? scale : upstream[(n * positions) + p] * scale);
            for (int c = 0; c < classes; c++)
            {
                int row = (n * classes) + c;
                Column(
                    kernel,
                    weights.IsEmpty ? 1 : weights[c],
                    factors,
                    sums,
                    Part(input, row, positions),
                    Part(target, row, positions),
                    Part(inputGradient, row, positions),
                    Part(targetGradient, row, positions));
            }

            for (int p = 0; p < positions; p++)
            {
                double sum = factor * sums[p];
                total += sum;
                if (!each.IsEmpty) each[(n * positions) + p] = sum;
            }
        }

        return total;
    }

    private static double Row<TKernel>(
        TKernel kernel, ReadOnlySpan<double> weights, double factor, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> gx, Span<double> gy)
        where TKernel : struct, IElementwiseKernel
    {
        int width = Vector<double>.Count, whole = x.Length - (x.Length % width);
        bool weighted = !weights.IsEmpty, hasX = !gx.IsEmpty, hasY = !gy.IsEmpty;
        ref double xs = ref MemoryMarshal.GetReference(x), ys = ref MemoryMarshal.GetReference(y), ws = ref MemoryMarshal.GetReference(weights);
        ref double gxs = ref MemoryMarshal.GetReference(gx), gys = ref MemoryMarshal.GetReference(gy);
        Vector<double> total = Vector<double>.Zero, factors = new(factor);
        for (int i = 0; i < whole; i += width)
        {
            nuint at = (nuint)i;
            Vector<double> value = kernel.Evaluate(
                Vector.LoadUnsafe(ref xs, at), Vector.LoadUnsafe(ref ys, at), out Vector<double> dx, out Vector<double> dy);
            Vector<double> w = weighted ? Vector.LoadUnsafe(ref ws, at) : Vector<double>.One, f = w * factors;
            total += w * value;
            if (hasX) (dx * f).StoreUnsafe(ref gxs, at);
            if (hasY) (dy * f).StoreUnsafe(ref gys, at);
        }

        double sum = Vector.Sum(total);
        for (int i = whole; i < x.Length; i++)
        {
            double w = weighted ? weights[i] : 1;
            Vector<double> value = kernel.Evaluate(new Vector<double>(x[i]), new Vector<double>(y[i]), out Vector<double> dx, out Vector<double> dy);
            sum += w * value[0];
            if (hasX) gx[i] = dx[0] * w * factor;
            if (hasY) gy[i] = dy[0] * w * factor;
        }

        return sum;
    }

    private static void Column<TKernel>(
        TKernel kernel,
        double w,
        ReadOnlySpan<double> factors,
        Span<double> sums,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        Span<double> gx,
        Span<double> gy)
        where TKernel : struct, IElementwiseKernel
    {
        int width = Vector<double>.Count, whole = x.Length - (x.Length % width);
        bool hasX = !gx.IsEmpty, hasY = !gy.IsEmpty;
        ref double xs = ref MemoryMarshal.GetReference(x), ys = ref MemoryMarshal.GetReference(y), fs = ref MemoryMarshal.GetReference(factors);
        ref double gxs = ref MemoryMarshal.GetReference(gx), gys = ref MemoryMarshal.GetReference(gy), ss = ref MemoryMarshal.GetReference(sums);
        Vector<double> weight = new(w);
        for (int i = 0; i < whole; i += width)
        {
            nuint at = (nuint)i;
            Vector<double> value = kernel.Evaluate(
                Vector.LoadUnsafe(ref xs, at), Vector.LoadUnsafe(ref ys, at), out Vector<double> dx, out Vector<double> dy);
            Vector<double> f = weight * Vector.LoadUnsafe(ref fs, at);
            (Vector.LoadUnsafe(ref ss, at) + (weight * value)).StoreUnsafe(ref ss, at);
            if (hasX) (dx * f).StoreUnsafe(ref gxs, at);
            if (hasY) (dy * f).StoreUnsafe(ref gys, at);
        }

        for (int i = whole; i < x.Length; i++)
        {
            Vector<double> value = kernel.Evaluate(new Vector<double>(x[i]), new Vector<double>(y[i]), out Vector<double> dx, out Vector<double> dy);
            sums[i] += w * value[0];
            if (hasX) gx[i] = dx[0] * w * factors[i];
            if (hasY) gy[i] = dy[0] * w * factors[i];
        }
    }

    private static ReadOnlySpan<double> Part(ReadOnlySpan<double> values, int index, int length) => values.Slice(index * length, length);

    private static Span<double> Part(Span<double> values, int index, int length) => values.IsEmpty ? values : values.Slice(index * length, length);
}
