using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// Soft Dice loss of logits x with a class index y for each position, p = softmax(x): 1 − 2I/(S + ε) with the overlap I = Σ p[c]·[c = y] and the
/// sizes S = Σ p[c] + [c = y], over the positions of a sample and its classes (<see cref="DiceAverage.Micro"/>), or over the positions for each
/// class and then averaged (<see cref="DiceAverage.Macro"/>).
/// </summary>
/// <remarks>
/// One loss a sample; the mean divides by N. Weights multiply both p and [c = y] with Micro, and average the classes with w[c]/Σw with Macro. A
/// class that neither occurs nor is predicted has the Dice coefficient 0 with Macro, as ε is only below the line. kornia: <c>dice_loss</c>, whose
/// one-hot target adds 10⁻⁶ to every entry and so differs by about that much. PyTorch has none. C. H. Sudre et al., "Generalised Dice Overlap as a Deep
/// Learning Loss Function for Highly Unbalanced Segmentations", DLMIA 2017 (arXiv 1707.03237).
/// </remarks>
/// <example><code>var loss = new MulticlassDiceLoss { Average = DiceAverage.Macro };
/// double f = loss.Evaluate(logits, classes, new LogitShape(2, 3, 64 * 64), gradient);</code></example>
public sealed record MulticlassDiceLoss : ClassIndexLoss
{
    /// <summary>How the classes are averaged. Default <see cref="DiceAverage.Micro"/>, as in kornia.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public DiceAverage Average
    {
        get;
        init => field = value is DiceAverage.Micro or DiceAverage.Macro
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Average), value, "The average is Micro or Macro.");
    }

    /// <summary>ε, what is added below the line; finite, not negative. Default 1e-8, as in kornia.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Eps
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be finite and not negative.");
    } = 1e-8;

    /// <summary>w, a weight for each of the C classes, not all 0. Default null, all 1.</summary>
    /// <exception cref="ArgumentException">All weights are 0.</exception>
    public WeightVector? Weight
    {
        get;
        init => field = value is null || TensorPrimitives.Sum(value.AsSpan()) > 0
            ? value
            : throw new ArgumentException("All weights of classes are 0; at least one must be positive.", nameof(Weight));
    }

    /// <inheritdoc/>
    public override string Name => "multiclass-dice";

    /// <summary>One for each sample, N.</summary>
    /// <param name="shape">The shape of the logits.</param>
    public override int UnreducedLength(LogitShape shape) => shape.Batch;

    /// <inheritdoc/>
    public override void RequireTarget(ReadOnlySpan<int> target, int classes)
    {
        RequireClassWeights(Weight, nameof(Weight), classes);
        base.RequireTarget(target, classes);
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient)
    {
        int classes = shape.Classes, positions = shape.Positions, logits = classes * positions, tileLength = SoftmaxTile.ScratchLength(shape);
        using var scratch = new ScratchSpace<double>(tileLength + (2 * classes));
        var tile = SoftmaxTile.In(scratch.Take(tileLength), shape);
        Span<double> overlaps = scratch.Take(classes), sizes = scratch.Take(classes);
        double total = 0;
        for (int n = 0; n < shape.Batch; n++)
        {
            ReadOnlySpan<int> y = target.Slice(n * positions, positions);
            Span<double> gradient = inputGradient.IsEmpty ? default : inputGradient.Slice(n * logits, logits);
            Measure(tile, input.Slice(n * logits, logits), y, gradient, overlaps, sizes);
            double value = Loss(overlaps, sizes);
            total += value;
            if (!each.IsEmpty) each[n] = value;
            if (!gradient.IsEmpty) Differentiate(tile, y, upstream.IsEmpty ? scale : upstream[n] * scale, overlaps, sizes, gradient);
        }

        return total;
    }

    // I and S of each class; leaves p in the gradient.
    private static void Measure(
        SoftmaxTile tile, ReadOnlySpan<double> x, ReadOnlySpan<int> y, Span<double> gradient, Span<double> overlaps, Span<double> sizes)
    {
        int positions = y.Length, width = tile.Stride;
        overlaps.Clear();
        sizes.Clear();
        for (int start = 0; start < positions; start += width)
        {
            int count = Math.Min(width, positions - start);
            tile.Load(x[start..], positions, count);
            tile.Exponentiate();
            Span<double> inverse = tile.Slope[..count];
            for (int k = 0; k < count; k++) inverse[k] = 1 / (1 + tile.Rest[k]);
            for (int c = 0; c < sizes.Length; c++)
            {
                Span<double> p = tile.Powers.Slice(c * width, count);
                TensorPrimitives.Multiply(p, inverse, p);
                sizes[c] += TensorPrimitives.Sum<double>(p);
                if (!gradient.IsEmpty) p.CopyTo(gradient.Slice((c * positions) + start, count));
            }

            for (int k = 0; k < count; k++)
            {
                int right = y[start + k];
                overlaps[right] += tile.Powers[(right * width) + k];
                sizes[right]++;
            }
        }
    }

    // Returns the loss, and turns I and S into ∂l/∂p at the right class beyond that of any class, and ∂l/∂p of any class.
    private double Loss(Span<double> overlaps, Span<double> sizes)
    {
        int classes = sizes.Length;
        if (Average == DiceAverage.Macro)
        {
            double weights = Weight is null ? classes : TensorPrimitives.Sum(Weight.AsSpan()), value = 0;
            for (int c = 0; c < classes; c++)
            {
                double share = (Weight is null ? 1 : Weight[c]) / weights, below = sizes[c] + Eps, dice = 2 * overlaps[c] / below;
                value += share * (1 - dice);
                overlaps[c] = -2 * share / below;
                sizes[c] = share * dice / below;
            }

            return value;
        }

        double overlap = 0, size = 0;
        for (int c = 0; c < classes; c++)
        {
            double w = Weight is null ? 1 : Weight[c];
            overlap += w * w * overlaps[c];
            size += w * sizes[c];
        }

        double all = size + Eps, ratio = 2 * overlap / all;
        for (int c = 0; c < classes; c++)
        {
            double w = Weight is null ? 1 : Weight[c];
            overlaps[c] = -2 * w * w / all;
            sizes[c] = w * ratio / all;
        }

        return 1 - ratio;
    }

    // ∂l/∂x[c] = p[c]·(a[c] − Σ p·a) with a = ∂l/∂p.
    private static void Differentiate(
        SoftmaxTile tile, ReadOnlySpan<int> y, double factor, ReadOnlySpan<double> ofRight, ReadOnlySpan<double> ofAny, Span<double> gradient)
    {
        int positions = y.Length;
        for (int start = 0; start < positions; start += tile.Stride)
        {
            int count = Math.Min(tile.Stride, positions - start);
            Span<double> means = tile.Slope[..count], rights = tile.Factor[..count];
            means.Clear();
            for (int c = 0; c < ofAny.Length; c++)
            {
                TensorPrimitives.MultiplyAdd(gradient.Slice((c * positions) + start, count), ofAny[c], means, means);
            }

            for (int k = 0; k < count; k++)
            {
                int right = y[start + k];
                rights[k] = gradient[(right * positions) + start + k] * ofRight[right];
                means[k] += rights[k];
            }

            for (int c = 0; c < ofAny.Length; c++)
            {
                Span<double> p = gradient.Slice((c * positions) + start, count), slopes = tile.Powers[..count];
                TensorPrimitives.Subtract(ofAny[c], means, slopes);
                TensorPrimitives.Multiply(p, slopes, p);
                TensorPrimitives.Multiply(p, factor, p);
            }

            for (int k = 0; k < count; k++) gradient[(y[start + k] * positions) + start + k] += factor * rights[k];
        }
    }
}
