using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>
/// The two passes of <see cref="DiceLoss"/>: the sums Σp·t and Σp^q + Σt^q, and the gradients. Each Dice coefficient is cut into blocks, whose
/// sums are added in order, whatever thread took them.
/// </summary>
internal readonly struct DiceSums(bool fromLogits, bool squared, int? maxThreads)
{
    private const int Block = 8192;

    /// <summary>How much scratch space <see cref="Measure"/> takes.</summary>
    public int ScratchLength(int count, int length) => 2 * count * Blocks(length);

    /// <summary>Gives the sums of each coefficient, and leaves p = σ(x) in the gradient of the input, or in that of the target.</summary>
    public unsafe void Measure(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        int count,
        Span<double> partial,
        Span<double> inputGradient,
        Span<double> targetGradient,
        Span<double> overlaps,
        Span<double> sizes)
    {
        int length = count == 0 ? 0 : input.Length / count, blocks = Blocks(length);
        Span<double> room = inputGradient.IsEmpty ? targetGradient : inputGradient;
        fixed (double* x = input, t = target, s = partial, p = room)
        {
            var body = new Measuring(
                this, new(x, input.Length), new(t, target.Length), length, blocks, new(s, partial.Length), new(p, room.Length));
            _ = ParallelLoop.Sum(body, count * blocks, Block, 1, maxThreads);
        }

        for (int n = 0; n < count; n++)
        {
            overlaps[n] = sizes[n] = 0;
            for (int b = n * blocks; b < (n + 1) * blocks; b++)
            {
                overlaps[n] += partial[2 * b];
                sizes[n] += partial[(2 * b) + 1];
            }
        }
    }

    /// <summary>Writes the gradients: ∂l/∂p = a·t + b·∂p^q/∂p, ∂l/∂t = a·p + b·∂t^q/∂t, for the a and b of each coefficient.</summary>
    public unsafe void Differentiate(
        ReadOnlySpan<double> target,
        Span<double> a,
        Span<double> b,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        int count = a.Length, length = count == 0 ? 0 : target.Length / count, blocks = Blocks(length);
        fixed (double* t = target, pa = a, pb = b, gx = inputGradient, gt = targetGradient)
        {
            var body = new Differentiating(
                this,
                new(t, target.Length),
                length,
                blocks,
                new(pa, count),
                new(pb, count),
                new(gx, inputGradient.Length),
                new(gt, targetGradient.Length));
            _ = ParallelLoop.Sum(body, count * blocks, Block, 1, maxThreads);
        }
    }

    private static int Blocks(int length) => (length + Block - 1) / Block;

    private Vector<double> Probability(Vector<double> x) => fromLogits ? Logistic.SigmoidOf(x) : x;

    private void Sum(ReadOnlySpan<double> x, ReadOnlySpan<double> t, Span<double> p, out double overlap, out double size)
    {
        int width = Vector<double>.Count, whole = x.Length - (x.Length % width);
        ref double xs = ref MemoryMarshal.GetReference(x), ts = ref MemoryMarshal.GetReference(t), ps = ref MemoryMarshal.GetReference(p);
        Vector<double> overlaps = Vector<double>.Zero, sizes = Vector<double>.Zero;
        bool wanted = !p.IsEmpty;
        for (int i = 0; i < whole; i += width)
        {
            Vector<double> probability = Probability(Vector.LoadUnsafe(ref xs, (nuint)i)), y = Vector.LoadUnsafe(ref ts, (nuint)i);
            if (wanted) probability.StoreUnsafe(ref ps, (nuint)i);
            overlaps += probability * y;
            sizes += squared ? (probability * probability) + (y * y) : probability + y;
        }

        overlap = Vector.Sum(overlaps);
        size = Vector.Sum(sizes);
        for (int i = whole; i < x.Length; i++)
        {
            double probability = Probability(new Vector<double>(x[i]))[0], y = t[i];
            if (wanted) p[i] = probability;
            overlap += probability * y;
            size += squared ? (probability * probability) + (y * y) : probability + y;
        }
    }

    // p stands in the gradient of the input, or else in that of the target.
    private void Slopes(ReadOnlySpan<double> t, double a, double b, Span<double> gx, Span<double> gt)
    {
        int width = Vector<double>.Count, whole = t.Length - (t.Length % width);
        ReadOnlySpan<double> p = gx.IsEmpty ? gt : gx;
        ref double ts = ref MemoryMarshal.GetReference(t), ps = ref MemoryMarshal.GetReference(p);
        ref double gxs = ref MemoryMarshal.GetReference(gx), gts = ref MemoryMarshal.GetReference(gt);
        bool hasX = !gx.IsEmpty, hasT = !gt.IsEmpty;
        Vector<double> constant = new(squared ? 0 : b), perValue = new(squared ? 2 * b : 0), perOther = new(a);
        for (int i = 0; i < whole; i += width)
        {
            nuint at = (nuint)i;
            Vector<double> y = Vector.LoadUnsafe(ref ts, at), probability = Vector.LoadUnsafe(ref ps, at);
            if (hasT) ((perOther * probability) + (perValue * y) + constant).StoreUnsafe(ref gts, at);
            if (!hasX) continue;
            Vector<double> slope = (perOther * y) + (perValue * probability) + constant;
            (fromLogits ? slope * (probability * (Vector<double>.One - probability)) : slope).StoreUnsafe(ref gxs, at);
        }

        for (int i = whole; i < t.Length; i++)
        {
            double y = t[i], probability = p[i];
            if (hasT) gt[i] = (a * probability) + (perValue[0] * y) + constant[0];
            if (!hasX) continue;
            double slope = (a * y) + (perValue[0] * probability) + constant[0];
            gx[i] = fromLogits ? slope * (probability * (1 - probability)) : slope;
        }
    }

    private readonly struct Measuring(
        DiceSums owner,
        PinnedSpan<double> input,
        PinnedSpan<double> target,
        int length,
        int blocks,
        PinnedSpan<double> partial,
        PinnedSpan<double> room) : ILoopBody
    {
        public double Run(int start, int end)
        {
            Span<double> sums = partial.All;
            for (int i = start; i < end; i++)
            {
                int sample = i / blocks, from = (sample * length) + (i % blocks * Block), to = Math.Min(from + Block, (sample + 1) * length);
                owner.Sum(input.Part(from, to), target.Part(from, to), room.Part(from, to), out sums[2 * i], out sums[(2 * i) + 1]);
            }

            return 0;
        }
    }

    private readonly struct Differentiating(
        DiceSums owner,
        PinnedSpan<double> target,
        int length,
        int blocks,
        PinnedSpan<double> a,
        PinnedSpan<double> b,
        PinnedSpan<double> inputGradient,
        PinnedSpan<double> targetGradient) : ILoopBody
    {
        public double Run(int start, int end)
        {
            for (int i = start; i < end; i++)
            {
                int sample = i / blocks, from = (sample * length) + (i % blocks * Block), to = Math.Min(from + Block, (sample + 1) * length);
                owner.Slopes(
                    target.Part(from, to), a.All[sample], b.All[sample], inputGradient.Part(from, to), targetGradient.Part(from, to));
            }

            return 0;
        }
    }
}
