using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Losses;

/// <summary>
/// One evaluation of a <see cref="MarginSoftmaxLoss"/>. With H the slopes of the loss in the products x·w, made of the rows' softmax, and X and W
/// as they are given, ∂L/∂x is the row of H·W less its part along x, and ∂L/∂w the row of Hᵀ·X less its part along w: no normalised copies.
/// </summary>
internal readonly struct MarginSoftmaxPass(
    MarginSoftmaxLoss loss,
    PinnedSpan<double> embeddings,
    PinnedSpan<double> weight,
    PinnedSpan<int> labels,
    int dimension,
    PinnedSpan<double> each,
    PinnedSpan<double> upstream,
    double scale,
    PinnedSpan<double> embeddingGradient,
    PinnedSpan<double> weightGradient,
    PinnedSpan<double> inverseNorms,
    PinnedSpan<double> slopes)
{
    // The least norm of PyTorch's normalize.
    private const double Eps = 1e-12;

    // Rows whose product with the weight is fastest; their cosines stay in the third-level cache.
    private const int MaxBlockRows = 144;
    private const int MinBlockRows = 6;
    private const int ClassesABlock = 576;
    private const int MaxKept = 1 << 24;

    /// <summary>How many embeddings' slopes are kept for the gradient in the weight.</summary>
    public static int SliceRows(int classes) => Math.Max(MinBlockRows, MaxKept / classes);

    /// <summary>Fills everything that is wanted and returns the sum of the losses.</summary>
    public double Run(int count, int classes)
    {
        _ = ParallelLoop.Sum(new Norms(this), classes, dimension, 1, loss.MaxThreads);
        if (weightGradient.All.IsEmpty) return RunSlice(0, count, classes);

        weightGradient.All.Clear();
        int sliceRows = SliceRows(classes);
        double sum = 0;
        for (int first = 0; first < count; first += sliceRows)
        {
            int rows = Math.Min(sliceRows, count - first);
            sum += RunSlice(first, rows, classes);
            var blocks = new Classes(this, first, rows, classes, first + rows == count);
            _ = ParallelLoop.Sum(blocks, Blocks(classes, ClassesABlock), Work(rows, ClassesABlock), 1, loss.MaxThreads);
        }

        return sum;
    }

    private double RunSlice(int first, int rows, int classes)
    {
        // Blocks of like sizes, each a multiple of the product's tile.
        int most = Math.Clamp(MaxKept / classes, MinBlockRows, MaxBlockRows), blocks = Math.Max(1, Blocks(rows, most));
        int blockRows = Math.Max(1, Blocks(Blocks(rows, blocks), MinBlockRows)) * MinBlockRows;
        return ParallelLoop.Sum(new Rows(this, first, rows, classes, blockRows), Blocks(rows, blockRows), Work(blockRows, classes), 1, loss.MaxThreads);
    }

    private static int Blocks(int count, int size) => (int)(((long)count + size - 1) / size);

    private int Work(int rows, int columns) => (int)Math.Min(int.MaxValue, (long)rows * columns * ((dimension / 8) + 1));

    private static double InverseNorm(ReadOnlySpan<double> x) => 1 / Math.Max(TensorPrimitives.Norm(x), Eps);

    /// <summary>g ← g − (g·x̂)x̂: what changes the length of x does not change the loss, unless the norm is held at its least.</summary>
    private static void RemoveRadialPart(ReadOnlySpan<double> x, double inverseNorm, Span<double> g)
    {
        if (inverseNorm == 1 / Eps) return;
        VectorKernels.AddScaled(-TensorPrimitives.Dot<double>(x, g) * inverseNorm * inverseNorm, x, g);
    }

    private readonly struct Norms(MarginSoftmaxPass pass) : ILoopBody
    {
        public double Run(int start, int end)
        {
            Span<double> norms = pass.Inverse(start, end);
            for (int c = start; c < end; c++) norms[c - start] = InverseNorm(pass.ClassWeight(c, c + 1));
            return 0;
        }
    }

    /// <summary>Blocks of embeddings: their losses, their slopes and ∂L/∂embeddings.</summary>
    private readonly struct Rows(MarginSoftmaxPass pass, int first, int count, int classes, int blockRows) : ILoopBody
    {
        public double Run(int start, int end)
        {
            double sum = 0;
            for (int block = start; block < end; block++)
            {
                int from = block * blockRows, to = Math.Min(count, from + blockRows);
                Span<double> kept = pass.Slopes(from * classes, to * classes);
                if (!kept.IsEmpty)
                {
                    sum += pass.RunRows(first + from, first + to, classes, kept);
                    continue;
                }

                using var scratch = new ScratchSpace<double>((to - from) * classes);
                sum += pass.RunRows(first + from, first + to, classes, scratch.Take((to - from) * classes));
            }

            return sum;
        }
    }

    /// <summary>Blocks of classes: ∂L/∂weight ← ∂L/∂weight + Hᵀ·X over the embeddings of a slice.</summary>
    private readonly struct Classes(MarginSoftmaxPass pass, int first, int rows, int classes, bool isLast) : ILoopBody
    {
        public double Run(int start, int end)
        {
            int from = start * ClassesABlock, to = Math.Min(classes, end * ClassesABlock);
            pass.AddWeightGradient(first, rows, classes, from, to, isLast);
            return 0;
        }
    }

    private Span<double> Inverse(int from, int to) => inverseNorms.Part(from, to);

    private Span<double> Slopes(int from, int to) => slopes.Part(from, to);

    private ReadOnlySpan<double> ClassWeight(int from, int to) => weight.Part(from * dimension, to * dimension);

    private double RunRows(int from, int to, int classes, Span<double> products)
    {
        int rows = to - from, d = dimension;
        ReadOnlySpan<double> x = embeddings.Part(from * d, to * d), w = weight.All, inverse = inverseNorms.All;
        ReadOnlySpan<int> y = labels.Part(from, to);
        Span<double> l = each.Part(from, to), u = upstream.Part(from, to), g = embeddingGradient.Part(from * d, to * d);
        bool wantsGradient = !g.IsEmpty || !weightGradient.All.IsEmpty;
        MatrixProduct.Multiply(rows, classes, d, 1, x, d, 1, w, 1, d, 0, products, classes);
        double sum = 0;
        for (int i = 0; i < rows; i++)
        {
            double inverseNorm = InverseNorm(x.Slice(i * d, d)), factor = u.IsEmpty ? scale : u[i] * scale;
            double value = MarginSoftmaxRow.Run(loss, products.Slice(i * classes, classes), y[i], inverse, inverseNorm, factor, wantsGradient);
            sum += value;
            if (!l.IsEmpty) l[i] = value;
        }

        if (g.IsEmpty) return sum;
        MatrixProduct.Multiply(rows, d, classes, 1, products, classes, 1, w, d, 1, 0, g, d);
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> row = x.Slice(i * d, d);
            RemoveRadialPart(row, InverseNorm(row), g.Slice(i * d, d));
        }

        return sum;
    }

    private void AddWeightGradient(int first, int rows, int classes, int from, int to, bool isLast)
    {
        int d = dimension;
        Span<double> g = weightGradient.Part(from * d, to * d);
        ReadOnlySpan<double> x = embeddings.Part(first * d, (first + rows) * d), h = slopes.Part(from, rows * classes);
        MatrixProduct.Multiply(to - from, d, rows, 1, h, 1, classes, x, d, 1, 1, g, d);
        for (int c = from; isLast && c < to; c++)
        {
            RemoveRadialPart(ClassWeight(c, c + 1), inverseNorms.All[c], g.Slice((c - from) * d, d));
        }
    }
}
