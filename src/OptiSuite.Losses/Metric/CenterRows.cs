using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>
/// The work of <see cref="CenterLoss"/>: by samples where only they have a gradient, by classes where the centers have one too, so that
/// a class's gradient belongs to one thread and stays in its cache.
/// </summary>
internal static class CenterRows
{
    public static unsafe void Run(
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> centers,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<int> samples,
        int dimension,
        double factor,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> featuresGradient,
        Span<double> centersGradient,
        int? maxThreads)
    {
        fixed (double* x = features, c = centers, l = each, u = upstream, gx = featuresGradient, gc = centersGradient)
        fixed (int* y = labels, s = starts, i = samples)
        {
            var rows = new Rows(
                new(x, features.Length),
                new(c, centers.Length),
                dimension,
                factor,
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(gx, featuresGradient.Length),
                new(gc, centersGradient.Length));
            int classes = centers.Length / dimension;
            _ = centersGradient.IsEmpty
                ? ParallelLoop.Sum(new Samples(rows, new(y, labels.Length)), labels.Length, 2 * dimension, 1, maxThreads)
                : ParallelLoop.Sum(
                    new Classes(rows, new(s, starts.Length), new(i, samples.Length)), classes, (labels.Length / classes * 2 * dimension) + dimension, 1, maxThreads);
        }
    }

    private readonly struct Samples(Rows rows, PinnedSpan<int> labels) : ILoopBody
    {
        public double Run(int start, int end)
        {
            Span<int> y = labels.All;
            for (int i = start; i < end; i++) rows.Evaluate(i, y[i], isWanted: false);
            return 0;
        }
    }

    private readonly struct Classes(Rows rows, PinnedSpan<int> starts, PinnedSpan<int> samples) : ILoopBody
    {
        public double Run(int start, int end)
        {
            Span<int> from = starts.All, order = samples.All;
            for (int c = start; c < end; c++)
            {
                rows.ClearCenter(c);
                for (int k = from[c]; k < from[c + 1]; k++) rows.Evaluate(order[k], c, isWanted: true);
            }

            return 0;
        }
    }

    private readonly struct Rows(
        PinnedSpan<double> features,
        PinnedSpan<double> centers,
        int dimension,
        double factor,
        PinnedSpan<double> each,
        PinnedSpan<double> upstream,
        double scale,
        PinnedSpan<double> featuresGradient,
        PinnedSpan<double> centersGradient)
    {
        public void ClearCenter(int c) => centersGradient.Part(c * dimension, (c + 1) * dimension).Clear();

        /// <summary>l = f‖z‖² with z = x − c, ∂l/∂x = 2f·z, ∂l/∂c = −2f·z.</summary>
        public void Evaluate(int sample, int center, bool isWanted)
        {
            int from = sample * dimension, to = center * dimension;
            Span<double> u = upstream.Part(sample, sample + 1);
            double slope = 2 * factor * scale * (u.IsEmpty ? 1 : u[0]);
            each.Part(sample, sample + 1)[0] = factor * Row(
                features.Part(from, from + dimension),
                centers.Part(to, to + dimension),
                slope,
                featuresGradient.Part(from, from + dimension),
                isWanted ? centersGradient.Part(to, to + dimension) : default);
        }

        private static double Row(ReadOnlySpan<double> x, ReadOnlySpan<double> c, double slope, Span<double> gx, Span<double> gc)
        {
            if (gx.IsEmpty && gc.IsEmpty) return RowKernels.SquaredDistance(x, c);
            ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(c);
            ref double ga = ref MemoryMarshal.GetReference(gx), gb = ref MemoryMarshal.GetReference(gc);
            bool hasX = !gx.IsEmpty, hasC = !gc.IsEmpty;
            int width = Vector<double>.Count, i = 0;
            Vector<double> even = Vector<double>.Zero, odd = Vector<double>.Zero;
            for (; i <= x.Length - (2 * width); i += 2 * width)
            {
                nuint at = (nuint)i, next = (nuint)(i + width);
                Vector<double> z = Vector.LoadUnsafe(ref a, at) - Vector.LoadUnsafe(ref b, at);
                Vector<double> w = Vector.LoadUnsafe(ref a, next) - Vector.LoadUnsafe(ref b, next);
                even = Vector.FusedMultiplyAdd(z, z, even);
                odd = Vector.FusedMultiplyAdd(w, w, odd);
                (z, w) = (z * slope, w * slope);
                if (hasX)
                {
                    z.StoreUnsafe(ref ga, at);
                    w.StoreUnsafe(ref ga, next);
                }

                if (hasC)
                {
                    (Vector.LoadUnsafe(ref gb, at) - z).StoreUnsafe(ref gb, at);
                    (Vector.LoadUnsafe(ref gb, next) - w).StoreUnsafe(ref gb, next);
                }
            }

            double sum = Vector.Sum(even + odd);
            for (; i < x.Length; i++)
            {
                double z = x[i] - c[i];
                sum += z * z;
                if (hasX) gx[i] = slope * z;
                if (hasC) gc[i] -= slope * z;
            }

            return sum;
        }
    }
}
