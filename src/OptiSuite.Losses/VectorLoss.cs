using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// A loss of a vector and its target of the same length: input and target are N×D, and there is one value for each of the N vectors.
/// The mean divides by N, not by N·D.
/// </summary>
public abstract record VectorLoss : Loss
{
    /// <summary>
    /// Whether the target is looked through before it is used. Default true. Where false, a NaN target spreads into the value; switch it
    /// off where the same, already checked target is used many times.
    /// </summary>
    public bool CheckTarget { get; init; } = true;

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="input">N×D, row-major.</param>
    /// <param name="target">N×D, row-major.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂target; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        int dimension,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(input, target, dimension, new Span<double>(ref value), default, inputGradient, targetGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="input">N×D, row-major.</param>
    /// <param name="target">N×D, row-major.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> N; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="inputGradient">Receives Σₖ uₖ ∂outputₖ/∂input; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives Σₖ uₖ ∂outputₖ/∂target; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        int dimension,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (input.Length != target.Length)
        {
            throw new ArgumentException(
                $"{Name} got an input of {input.Length} values and a target of {target.Length}; both are N×{dimension}. Nothing is broadcast: repeat the smaller one.");
        }

        if (input.Length % dimension != 0)
        {
            throw new ArgumentException(
                $"{Name} got an input of {input.Length} values, which is no multiple of the dimension {dimension}; correct one of them.");
        }

        int count = input.Length / dimension;
        RequireOutput(output.Length, upstream.Length, count);
        RequireGradient("input", inputGradient.Length, input.Length);
        RequireGradient("target", targetGradient.Length, target.Length);
        if (CheckTarget) RequireTarget(target, dimension);

        if (Reduction == Reduction.None)
        {
            _ = ComputeInChunks(input, target, dimension, output, upstream, 1, inputGradient, targetGradient);
            return;
        }

        double divisor = Reduction == Reduction.Mean ? count : 1;
        double scale = (upstream.IsEmpty ? 1 : upstream[0]) / divisor;
        double sum = ComputeInChunks(input, target, dimension, default, default, scale, inputGradient, targetGradient);
        if (!output.IsEmpty) output[0] = sum / divisor;
    }

    /// <summary>Refuses a target that this loss cannot mean. The base refuses NaN.</summary>
    /// <param name="target">N×D.</param>
    /// <param name="dimension">D.</param>
    /// <exception cref="ArgumentException">A target is not what this loss takes; the message says which and what would be right.</exception>
    protected virtual void RequireTarget(ReadOnlySpan<double> target, int dimension)
    {
        if (!TensorPrimitives.IsNaNAny(target)) return;
        int i = 0;
        while (!double.IsNaN(target[i])) i++;
        throw new ArgumentException(
            $"Target {i % dimension} of vector {i / dimension} of {Name} is NaN; remove the vector, or give it a number.");
    }

    /// <summary>
    /// Returns the sum of the losses. Writes each into <paramref name="each"/> and scale·uₖ times its gradients into the gradients,
    /// each unless it is empty. Lengths and targets have been checked.
    /// </summary>
    /// <param name="input">N×D.</param>
    /// <param name="target">N×D.</param>
    /// <param name="dimension">D.</param>
    /// <param name="each">Receives the N losses, or empty.</param>
    /// <param name="upstream">u, or empty for ones.</param>
    /// <param name="scale">A common factor of the gradients.</param>
    /// <param name="inputGradient">Receives the gradient in the input, or empty.</param>
    /// <param name="targetGradient">Receives the gradient in the target, or empty.</param>
    protected abstract double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient);

    private unsafe double ComputeInChunks(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        fixed (double* x = input, y = target, l = each, u = upstream, gx = inputGradient, gy = targetGradient)
        {
            var chunks = new Chunks(
                this,
                new(x, input.Length),
                new(y, target.Length),
                dimension,
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(gx, inputGradient.Length),
                new(gy, targetGradient.Length));
            return ParallelLoop.Sum(chunks, input.Length / dimension, dimension, 1, MaxThreads);
        }
    }

    private readonly struct Chunks(
        VectorLoss loss,
        PinnedSpan<double> input,
        PinnedSpan<double> target,
        int dimension,
        PinnedSpan<double> each,
        PinnedSpan<double> upstream,
        double scale,
        PinnedSpan<double> inputGradient,
        PinnedSpan<double> targetGradient) : ILoopBody
    {
        public double Run(int start, int end)
        {
            int from = start * dimension, to = end * dimension;
            return loss.Compute(
                input.Part(from, to),
                target.Part(from, to),
                dimension,
                each.Part(start, end),
                upstream.Part(start, end),
                scale,
                inputGradient.Part(from, to),
                targetGradient.Part(from, to));
        }
    }
}
