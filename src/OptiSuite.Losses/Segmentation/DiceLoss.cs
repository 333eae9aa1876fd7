namespace OptiSuite.Losses;

/// <summary>
/// Soft Dice loss of probabilities p, or logits with p = σ(x), and labels t ∈ [0, 1]: 1 − (2·Σp·t + s)/(Σp^q + Σt^q + s + ε), q = 1 or 2. The
/// sums go over the whole batch, or over each sample.
/// </summary>
/// <remarks>
/// The whole batch is one loss, the same with any reduction; <see cref="PerSample"/> has N, and the mean divides by N. Without s and ε, an empty
/// mask that is predicted empty is 0/0 = NaN; with s = 1 its loss is 0. An empty batch is such a mask. PyTorch has none. F. Milletari et al., "V-Net",
/// 3DV 2016 (arXiv 1606.04797), with q = 2; C. H. Sudre et al., DLMIA 2017 (arXiv 1707.03237).
/// </remarks>
/// <example><code>double f = new DiceLoss { FromLogits = true }.Evaluate(logits, mask, batch: 8, gradient);</code></example>
public sealed record DiceLoss : Loss
{
    /// <summary>Whether the input is logits and goes through a sigmoid first. Default false: probabilities.</summary>
    public bool FromLogits { get; init; }

    /// <summary>s, added above and below the line; finite, not negative. Default 1, as is usual.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Smooth
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Smooth), value, "Smooth must be finite and not negative.");
    } = 1;

    /// <summary>ε, added below the line; finite, not negative. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Eps
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be finite and not negative.");
    }

    /// <summary>Whether q = 2: squares below the line, as in V-Net. Default false.</summary>
    public bool SquaredDenominator { get; init; }

    /// <summary>Whether each sample has a Dice coefficient of its own. Default false: the whole batch has one.</summary>
    public bool PerSample { get; init; }

    /// <summary>Whether the target is looked through before it is used. Default true.</summary>
    public bool CheckTarget { get; init; } = true;

    /// <inheritdoc/>
    public override string Name => "dice";

    /// <summary>Returns the loss, or the mean or the sum over the samples, and the gradients.</summary>
    /// <param name="input">The probabilities or logits, N×…, row-major.</param>
    /// <param name="target">The labels, the same shape.</param>
    /// <param name="batch">N, at least 0.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂target; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, an input is no probability, or a target no label.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        int batch,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(input, target, batch, new Span<double>(ref value), default, inputGradient, targetGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="input">The probabilities or logits, N×…, row-major.</param>
    /// <param name="target">The labels, the same shape.</param>
    /// <param name="batch">N, at least 0.</param>
    /// <param name="output">Receives 1 value, or with <see cref="PerSample"/> and <see cref="Reduction.None"/> N; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="inputGradient">Receives Σₖ uₖ ∂outputₖ/∂input; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives Σₖ uₖ ∂outputₖ/∂target; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, an input is no probability, or a target no label.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        int batch,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default)
    {
        RequireShapes(input.Length, target.Length, batch);
        int count = PerSample ? batch : 1, length = count == 0 ? 0 : input.Length / count;
        RequireOutput(output.Length, upstream.Length, count);
        RequireGradient("input", inputGradient.Length, input.Length);
        RequireGradient("target", targetGradient.Length, target.Length);
        RequireValues(input, target);

        var sums = new DiceSums(FromLogits, SquaredDenominator, MaxThreads);
        using var scratch = new ScratchSpace<double>(sums.ScratchLength(count, length) + (2 * count));
        Span<double> partial = scratch.Take(sums.ScratchLength(count, length)), overlaps = scratch.Take(count), sizes = scratch.Take(count);
        sums.Measure(input, target, count, partial, inputGradient, targetGradient, overlaps, sizes);

        double divisor = Reduction == Reduction.Mean ? count : 1, total = 0;
        for (int n = 0; n < count; n++)
        {
            double above = (2 * overlaps[n]) + Smooth, below = sizes[n] + Smooth + Eps, ratio = above / below;
            double value = 1 - ratio, u = upstream.IsEmpty ? 1 : upstream[Reduction == Reduction.None ? n : 0];
            total += value;
            if (Reduction == Reduction.None && !output.IsEmpty) output[n] = value;
            // ∂l/∂p = −2t/below + (above/below²)·∂p^q/∂p.
            overlaps[n] = -2 / below * u / divisor;
            sizes[n] = ratio / below * u / divisor;
        }

        if (Reduction != Reduction.None && !output.IsEmpty) output[0] = total / divisor;
        if (!inputGradient.IsEmpty || !targetGradient.IsEmpty)
        {
            sums.Differentiate(target, overlaps, sizes, inputGradient, targetGradient);
        }
    }

    private void RequireShapes(int inputLength, int targetLength, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        if (inputLength != targetLength)
        {
            throw new ArgumentException(
                $"{Name} got an input of {inputLength} values and a target of {targetLength}; they must have the same shape. Nothing is broadcast: repeat the smaller one.");
        }

        if (batch == 0 ? inputLength != 0 : inputLength % batch != 0)
        {
            throw new ArgumentException($"{Name} got {inputLength} values for {batch} samples, which is no multiple; correct one of them.");
        }
    }

    private void RequireValues(ReadOnlySpan<double> input, ReadOnlySpan<double> target)
    {
        int i = FromLogits ? -1 : ValueRange.IndexOutsideNaNPasses(input, 0, 1);
        if (i >= 0)
        {
            throw new ArgumentException(
                $"Input {i} of {Name} is {input[i]}; the input is a probability from 0 to 1. For logits set FromLogits.");
        }

        i = CheckTarget ? ValueRange.IndexOutside(target, 0, 1) : -1;
        if (i >= 0)
        {
            throw new ArgumentException(
                $"Target {i} of {Name} is {target[i]}; a target is a label 0 or 1, or a probability between. For class indices use MulticlassDiceLoss; a mask of 0 and 255 must be divided by 255.");
        }
    }
}
