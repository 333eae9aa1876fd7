using System.Buffers;
using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// Cross entropy of logits x with the index y of the right class, log p = log softmax(x):
/// l = −(1 − ε)·w[y]·log p[y] − (ε/C)·Σ_c w[c]·log p[c].
/// </summary>
/// <remarks>
/// The mean divides by Σ w[y] over the targets that are not ignored, also with label smoothing; it is NaN where all are ignored. The
/// largest logit is taken off before the exponential, so that no logit overflows; −∞ masks a class. PyTorch: <c>CrossEntropyLoss</c> with
/// class indices. Label smoothing: C. Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016, section 7.
/// </remarks>
/// <example><code>var loss = new CrossEntropyLoss { LabelSmoothing = 0.1 };
/// double f = loss.Evaluate(logits, classes, new LogitShape(200, 10), gradient);</code></example>
public sealed record CrossEntropyLoss : ClassIndexLoss
{
    private const int StackLimit = 128;

    /// <summary>w, a weight for each of the C classes. Default null, all 1.</summary>
    public WeightVector? Weight { get; init; }

    /// <summary>The target that contributes nothing. Default −100, as in PyTorch.</summary>
    public int IgnoreIndex { get; init; } = -100;

    /// <summary>ε, the part of the target spread over all classes, 0 … 1. Default 0, as in PyTorch; Szegedy et al. use 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public double LabelSmoothing
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LabelSmoothing), value, "Label smoothing is a part of the whole, from 0 to 1.");
    }

    /// <inheritdoc/>
    public override string Name => "cross-entropy";

    /// <inheritdoc/>
    public override double Divisor(ReadOnlySpan<int> target)
    {
        double divisor = 0;
        foreach (int y in target)
        {
            if (y != IgnoreIndex) divisor += Weight?[y] ?? 1;
        }

        return divisor;
    }

    /// <inheritdoc/>
    public override void RequireTarget(ReadOnlySpan<int> target, int classes)
    {
        if (Weight is not null && Weight.Count != classes)
        {
            throw new ArgumentException($"The Weight of {Name} has {Weight.Count} values and the logits {classes} classes; give one for each class.");
        }

        for (int i = 0; i < target.Length; i++)
        {
            if ((uint)target[i] >= (uint)classes && target[i] != IgnoreIndex)
            {
                throw NoClassIndex(i, target[i], classes, $", or {IgnoreIndex} to be ignored");
            }
        }
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
        int classes = shape.Classes, positions = shape.Positions;
        double[]? rented = classes > StackLimit ? ArrayPool<double>.Shared.Rent(2 * classes) : null;
        Span<double> scratch = rented ?? stackalloc double[2 * StackLimit];
        Span<double> row = scratch[..classes], power = scratch.Slice(classes, classes);
        double smoothing = LabelSmoothing / classes, hard = 1 - LabelSmoothing, total = 0;
        // Σ_c w[c]·ε/C, the weight of p in the gradient of the smoothing term.
        double spread = smoothing == 0 ? 0 : smoothing * (Weight is null ? classes : TensorPrimitives.Sum(Weight.AsSpan()));

        for (int k = 0; k < target.Length; k++)
        {
            int y = target[k], start = (k / positions * classes * positions) + (k % positions);
            if (y == IgnoreIndex)
            {
                if (!each.IsEmpty) each[k] = 0;
                for (int c = 0; c < classes && !inputGradient.IsEmpty; c++) inputGradient[start + (c * positions)] = 0;
                continue;
            }

            for (int c = 0; c < classes; c++) row[c] = input[start + (c * positions)];
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<double>(row), row);
            TensorPrimitives.Exp(row, power);
            double sum = TensorPrimitives.Sum<double>(power), log = Math.Log(sum);

            double right = hard * (Weight?[y] ?? 1);
            double value = right == 0 ? 0 : right * (log - row[y]);
            for (int c = 0; c < classes && smoothing != 0; c++) value += smoothing * (Weight?[c] ?? 1) * (log - row[c]);
            total += value;
            if (!each.IsEmpty) each[k] = value;
            if (inputGradient.IsEmpty) continue;

            // ∂l/∂x = p·((1 − ε)w[y] + Σ w·ε/C) − (1 − ε)w[y] at y − w·ε/C.
            double factor = upstream.IsEmpty ? scale : upstream[k] * scale, perPower = factor * (right + spread) / sum;
            for (int c = 0; c < classes; c++)
            {
                double g = power[c] * perPower;
                if (smoothing != 0) g -= factor * smoothing * (Weight?[c] ?? 1);
                inputGradient[start + (c * positions)] = g;
            }

            inputGradient[start + (y * positions)] -= factor * right;
        }

        if (rented is not null) ArrayPool<double>.Shared.Return(rented);
        return total;
    }
}
