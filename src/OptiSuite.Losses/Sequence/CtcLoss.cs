namespace OptiSuite.Losses;

/// <summary>
/// Connectionist temporal classification: l = −log Σ_π Π_t softmax(x_t)[π_t], the sum over all alignments π of T steps that become the
/// target when repeats are merged and then blanks removed. It trains sequence labelling without knowing where each label lies.
/// </summary>
/// <remarks>
/// <para>The forward-backward recursion in logarithms, O(T·S) a sample. The input are <i>logits</i>: the softmax is part of the loss, and the gradient
/// goes through it, ∂l/∂x_tc = softmax(x_t)[c] − P(π_t = c | target). PyTorch's <c>CTCLoss</c> takes log_softmax(x).</para>
/// <para>The mean divides each loss by the length of its target (at least 1), then averages over N, as PyTorch does. Where no alignment exists
/// (the input is shorter than the target with a blank between repeated labels) the loss is +∞ and its gradient NaN, or both 0 with
/// <see cref="ZeroInfinity"/>. Steps behind an input's length get the gradient 0. Logits of −∞ mask a class. A. Graves, S. Fernández, F. Gomez, J. Schmidhuber, "Connectionist
/// Temporal Classification", ICML 2006.</para>
/// </remarks>
/// <example><code>double f = new CtcLoss().Evaluate(logits, targets, inputLengths, targetLengths, new SequenceShape(50, 16, 20, 30), gradient);</code></example>
public sealed record CtcLoss : Loss
{
    /// <summary>The class that stands for no label, 0 … C−1. Default 0, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Blank
    {
        get;
        init => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Blank), value, "The blank is the index of a class; for the last give C − 1.");
    }

    /// <summary>Whether an infinite loss and its gradient count as 0. Default false, as in PyTorch.</summary>
    public bool ZeroInfinity { get; init; }

    /// <inheritdoc/>
    public override string Name => "ctc";

    /// <summary>Returns the mean or the sum of the losses, and the gradient.</summary>
    /// <param name="logits">T×N×C, row-major.</param>
    /// <param name="targets">N×S labels, row-major; entries behind a target's length are ignored.</param>
    /// <param name="inputLengths">N lengths, 0 … T.</param>
    /// <param name="targetLengths">N lengths, 0 … S.</param>
    /// <param name="shape">T, N, C and S.</param>
    /// <param name="logitsGradient">Receives ∂L/∂logits; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, a length is out of range, or a label is no class or the blank.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> logits,
        ReadOnlySpan<int> targets,
        ReadOnlySpan<int> inputLengths,
        ReadOnlySpan<int> targetLengths,
        SequenceShape shape,
        Span<double> logitsGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(logits, targets, inputLengths, targetLengths, shape, new Span<double>(ref value), default, logitsGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian product with the upstream gradient.</summary>
    /// <param name="logits">T×N×C, row-major.</param>
    /// <param name="targets">N×S labels, row-major; entries behind a target's length are ignored.</param>
    /// <param name="inputLengths">N lengths, 0 … T.</param>
    /// <param name="targetLengths">N lengths, 0 … S.</param>
    /// <param name="shape">T, N, C and S.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> N; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="logitsGradient">Receives Σₖ uₖ ∂outputₖ/∂logits; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, a length is out of range, or a label is no class or the blank.</exception>
    public unsafe void EvaluateTo(
        ReadOnlySpan<double> logits,
        ReadOnlySpan<int> targets,
        ReadOnlySpan<int> inputLengths,
        ReadOnlySpan<int> targetLengths,
        SequenceShape shape,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> logitsGradient = default)
    {
        RequireShape(logits.Length, targets.Length, inputLengths.Length, targetLengths.Length, shape);
        RequireOutput(output.Length, upstream.Length, shape.Batch);
        RequireGradient("logits", logitsGradient.Length, logits.Length);
        RequireTargets(targets, inputLengths, targetLengths, shape);

        bool each = Reduction == Reduction.None;
        double scale = (each || upstream.IsEmpty ? 1 : upstream[0]) / (Reduction == Reduction.Mean ? shape.Batch : 1);
        fixed (double* x = logits, l = output, u = upstream, g = logitsGradient)
        fixed (int* y = targets, inputs = inputLengths, lengths = targetLengths)
        {
            var samples = new Samples(
                this,
                shape,
                new(x, logits.Length),
                new(y, targets.Length),
                new(inputs, inputLengths.Length),
                new(lengths, targetLengths.Length),
                new(l, each ? output.Length : 0),
                new(u, each ? upstream.Length : 0),
                scale,
                new(g, logitsGradient.Length));
            double sum = ParallelLoop.Sum(samples, shape.Batch, shape.Steps * (shape.Classes + (16 * shape.Labels)), 1, MaxThreads);
            if (!each && !output.IsEmpty) output[0] = Reduction == Reduction.Mean ? sum / shape.Batch : sum;
        }
    }

    private void RequireShape(int logits, int targets, int inputLengths, int targetLengths, SequenceShape shape)
    {
        if (shape.Classes < 1) throw new ArgumentException($"{Name} got the empty shape; make it with new SequenceShape(steps, batch, classes, labels).");
        if (Blank >= shape.Classes)
        {
            throw new ArgumentException($"The blank of {Name} is {Blank}, and there are {shape.Classes} classes; it is one of them, 0 to {shape.Classes - 1}.");
        }

        if (logits != shape.Length)
        {
            throw new ArgumentException($"{Name} got {logits} logits for the shape {shape}, which has {shape.Length}; the time comes first, then the batch.");
        }

        if (targets != shape.TargetLength)
        {
            throw new ArgumentException(
                $"{Name} got {targets} labels for {shape.Batch} targets of {shape.Labels}; pad each target to {shape.Labels} labels, {shape.TargetLength} together.");
        }

        if (inputLengths != shape.Batch || targetLengths != shape.Batch)
        {
            throw new ArgumentException($"{Name} got {inputLengths} input lengths and {targetLengths} target lengths; give {shape.Batch} each, one for each sample.");
        }
    }

    private void RequireTargets(ReadOnlySpan<int> targets, ReadOnlySpan<int> inputLengths, ReadOnlySpan<int> targetLengths, SequenceShape shape)
    {
        for (int n = 0; n < shape.Batch; n++)
        {
            if ((uint)inputLengths[n] > (uint)shape.Steps)
            {
                throw new ArgumentException($"Input length {n} of {Name} is {inputLengths[n]}; the logits have 0 to {shape.Steps} steps.");
            }

            if ((uint)targetLengths[n] > (uint)shape.Labels)
            {
                throw new ArgumentException($"Target length {n} of {Name} is {targetLengths[n]}; the targets have 0 to {shape.Labels} labels.");
            }

            for (int s = 0; s < targetLengths[n]; s++)
            {
                int label = targets[(n * shape.Labels) + s];
                if (label == Blank)
                {
                    throw new ArgumentException(
                        $"Label {s} of target {n} of {Name} is {label}, the blank; targets are without blanks. For padding lower the target's length.");
                }

                if ((uint)label >= (uint)shape.Classes)
                {
                    throw new ArgumentException(
                        $"Label {s} of target {n} of {Name} is {label}; a label is the index of a class, 0 to {shape.Classes - 1}. For padding lower the target's length.");
                }
            }
        }
    }

    private readonly struct Samples(
        CtcLoss loss,
        SequenceShape shape,
        PinnedSpan<double> logits,
        PinnedSpan<int> targets,
        PinnedSpan<int> inputLengths,
        PinnedSpan<int> targetLengths,
        PinnedSpan<double> each,
        PinnedSpan<double> upstream,
        double scale,
        PinnedSpan<double> gradient) : ILoopBody
    {
        public double Run(int start, int end)
        {
            double sum = 0;
            ReadOnlySpan<double> u = upstream.All;
            Span<double> losses = each.All;
            for (int n = start; n < end; n++)
            {
                int length = targetLengths.All[n];
                double divisor = loss.Reduction == Reduction.Mean ? Math.Max(1, length) : 1;
                double factor = scale * (u.IsEmpty ? 1 : u[n]) / divisor;
                ReadOnlySpan<int> target = length == 0 ? default : targets.Part(n * shape.Labels, (n * shape.Labels) + length);
                var alignment = new CtcAlignment(logits.All, target, inputLengths.All[n], n, shape, loss.Blank);
                double value = alignment.Evaluate(gradient.All, factor);
                if (double.IsPositiveInfinity(value))
                {
                    alignment.FillGradient(gradient.All, loss.ZeroInfinity ? 0 : double.NaN);
                    if (loss.ZeroInfinity) value = 0;
                }

                sum += value / divisor;
                if (!losses.IsEmpty) losses[n] = value;
            }

            return sum;
        }
    }
}
