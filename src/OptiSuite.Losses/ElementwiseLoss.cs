using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// A loss of one number and its target, l(x, y), taken element by element: regression losses and losses of probabilities.
/// Input and target have the same shape, whatever it is. The mean divides by the number of elements.
/// </summary>
public abstract record ElementwiseLoss : Loss
{
    /// <summary>
    /// Whether the target is looked through; where it is refused, what has been written to the output and the gradients means nothing.
    /// Default true. Where false, a NaN target spreads into the value, as in PyTorch; switch it off where the same, already checked
    /// target is used many times.
    /// </summary>
    public bool CheckTarget { get; init; } = true;

    /// <summary>After how many elements parameters that are given per element repeat: 1 where there are none.</summary>
    internal virtual int Period => 1;

    /// <summary>Whether an element's loss depends on that element alone, so that the batch may be cut into pieces.</summary>
    internal virtual bool IsSeparable => true;

    /// <summary>Whether every target that is refused would make the value NaN, so that it is enough to look where the value is.</summary>
    private protected virtual bool WrongTargetGivesNaN => false;

    /// <summary>Returns the mean or the sum of l(xᵢ, yᵢ), and its gradients.</summary>
    /// <param name="input">x, any shape.</param>
    /// <param name="target">y, the same shape.</param>
    /// <param name="inputGradient">Receives ∂L/∂x; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂y; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(input, target, new Span<double>(ref value), default, inputGradient, targetGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="input">x, any shape.</param>
    /// <param name="target">y, the same shape.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> one for each element; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="inputGradient">Receives Σₖ uₖ ∂outputₖ/∂x; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives Σₖ uₖ ∂outputₖ/∂y; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default)
    {
        if (input.Length != target.Length)
        {
            throw new ArgumentException(
                $"{Name} got an input of {input.Length} values and a target of {target.Length}; they must have the same shape. Nothing is broadcast: repeat the smaller one.");
        }

        RequireOutput(output.Length, upstream.Length, input.Length);
        RequireGradient("input", inputGradient.Length, input.Length);
        RequireGradient("target", targetGradient.Length, target.Length);
        RequireInput(input);

        if (Reduction == Reduction.None)
        {
            _ = ComputeInChunks(input, target, output, upstream, 1, inputGradient, targetGradient);
            return;
        }

        double divisor = Reduction == Reduction.Mean ? input.Length : 1;
        double scale = (upstream.IsEmpty ? 1 : upstream[0]) / divisor;
        double sum = ComputeInChunks(input, target, default, default, scale, inputGradient, targetGradient);
        if (!output.IsEmpty) output[0] = sum / divisor;
    }

    /// <summary>Refuses an input that this loss cannot mean, or that does not fit its parameters. The base refuses nothing.</summary>
    private protected virtual void RequireInput(ReadOnlySpan<double> input)
    {
    }

    /// <summary>Refuses a target that this loss cannot mean. The base refuses NaN.</summary>
    /// <param name="target">y.</param>
    /// <exception cref="ArgumentException">A target is not what this loss takes; the message says which and what would be right.</exception>
    protected virtual void RequireTarget(ReadOnlySpan<double> target)
    {
        if (!TensorPrimitives.IsNaNAny(target)) return;
        throw new ArgumentException(
            $"Target {IndexOfNaN(target)} of {Name} is NaN; remove the sample, or give it a number.");
    }

    /// <summary>
    /// Returns Σ l(xᵢ, yᵢ). Writes each l(xᵢ, yᵢ) into <paramref name="each"/> and scale·uᵢ·∂l/∂x, scale·uᵢ·∂l/∂y into the gradients,
    /// each unless it is empty. Lengths have been checked.
    /// </summary>
    /// <param name="input">x.</param>
    /// <param name="target">y.</param>
    /// <param name="each">Receives l(xᵢ, yᵢ), or empty.</param>
    /// <param name="upstream">u, or empty for ones.</param>
    /// <param name="scale">A common factor of the gradients.</param>
    /// <param name="inputGradient">Receives the gradient in x, or empty.</param>
    /// <param name="targetGradient">Receives the gradient in y, or empty.</param>
    protected abstract double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient);

    private unsafe double ComputeInChunks(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        if (!IsSeparable)
        {
            if (CheckTarget) RequireTarget(target);
            return Compute(input, target, each, upstream, scale, inputGradient, targetGradient);
        }

        fixed (double* x = input, y = target, l = each, u = upstream, gx = inputGradient, gy = targetGradient)
        {
            var chunks = new Chunks(
                this,
                new(x, input.Length),
                new(y, target.Length),
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(gx, inputGradient.Length),
                new(gy, targetGradient.Length));
            try
            {
                return ParallelLoop.Sum(chunks, input.Length, 1, Period, MaxThreads);
            }
            catch (ArgumentException)
            {
                // A chunk counts its targets from its own start; look again from the start of all.
                if (CheckTarget) RequireTarget(target);
                throw;
            }
        }
    }

    private readonly struct Chunks(
        ElementwiseLoss loss,
        PinnedSpan<double> input,
        PinnedSpan<double> target,
        PinnedSpan<double> each,
        PinnedSpan<double> upstream,
        double scale,
        PinnedSpan<double> inputGradient,
        PinnedSpan<double> targetGradient) : ILoopBody
    {
        public double Run(int start, int end)
        {
            // Here, and not once for all, because the chunk is then in the cache for the computation.
            ReadOnlySpan<double> part = target.Part(start, end);
            if (loss.CheckTarget && !loss.WrongTargetGivesNaN) loss.RequireTarget(part);
            double sum = loss.Compute(
                input.Part(start, end),
                part,
                each.Part(start, end),
                upstream.Part(start, end),
                scale,
                inputGradient.Part(start, end),
                targetGradient.Part(start, end));
            if (loss.CheckTarget && loss.WrongTargetGivesNaN && double.IsNaN(sum)) loss.RequireTarget(part);
            return sum;
        }
    }

    private protected void RequireProbabilities(ReadOnlySpan<double> target)
    {
        int i = ValueRange.IndexOutside(target, 0, 1);
        if (i < 0) return;
        throw new ArgumentException(
            $"Target {i} of {Name} is {target[i]}; a target is a label 0 or 1, or a probability between. Map labels ±1 to 0 and 1, and use CrossEntropyLoss for class indices.");
    }

    private protected void RequireRepeatingWeights(WeightVector? weights, string name, int length)
    {
        if (weights is null || length % weights.Count == 0) return;
        throw new ArgumentException(
            $"{name} of {Name} has {weights.Count} values and the input {length}; give one for each element of the last dimension, or one for all.");
    }

    private static int IndexOfNaN(ReadOnlySpan<double> values)
    {
        int i = 0;
        while (!double.IsNaN(values[i])) i++;
        return i;
    }
}
