namespace OptiSuite.Losses;

/// <summary>A loss of embeddings in pairs with a label each that says whether the two belong together. The mean divides by N.</summary>
public abstract record PairLoss : Loss
{
    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="first">N×D, row-major.</param>
    /// <param name="second">N×D, row-major.</param>
    /// <param name="target">The N labels.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="firstGradient">Receives ∂L/∂first; empty if it is not wanted.</param>
    /// <param name="secondGradient">Receives ∂L/∂second; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<int> target,
        int dimension,
        Span<double> firstGradient = default,
        Span<double> secondGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(first, second, target, dimension, new Span<double>(ref value), default, firstGradient, secondGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="first">N×D, row-major.</param>
    /// <param name="second">N×D, row-major.</param>
    /// <param name="target">The N labels.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> N; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="firstGradient">Receives Σₖ uₖ ∂outputₖ/∂first; empty if it is not wanted.</param>
    /// <param name="secondGradient">Receives Σₖ uₖ ∂outputₖ/∂second; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<int> target,
        int dimension,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> firstGradient = default,
        Span<double> secondGradient = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (first.Length != second.Length)
        {
            throw new ArgumentException(
                $"{Name} got {first.Length} values of the first embeddings and {second.Length} of the second; both are N×{dimension}. Nothing is broadcast: repeat the smaller one.");
        }

        if (first.Length % dimension != 0)
        {
            throw new ArgumentException(
                $"{Name} got embeddings of {first.Length} values, which is no multiple of the dimension {dimension}; correct one of them.");
        }

        int count = first.Length / dimension;
        if (target.Length != count)
        {
            throw new ArgumentException($"{Name} got {target.Length} targets for {count} pair(s); give one for each pair.");
        }

        RequireOutput(output.Length, upstream.Length, count);
        RequireGradient("first embeddings", firstGradient.Length, first.Length);
        RequireGradient("second embeddings", secondGradient.Length, first.Length);
        RequireTarget(target);

        if (Reduction == Reduction.None)
        {
            _ = ComputeInChunks(first, second, target, dimension, output, upstream, 1, firstGradient, secondGradient);
            return;
        }

        double divisor = Reduction == Reduction.Mean ? count : 1;
        double scale = (upstream.IsEmpty ? 1 : upstream[0]) / divisor;
        double sum = ComputeInChunks(first, second, target, dimension, default, default, scale, firstGradient, secondGradient);
        if (!output.IsEmpty) output[0] = sum / divisor;
    }

    /// <summary>Refuses a label that this loss does not know.</summary>
    /// <param name="target">The labels.</param>
    /// <exception cref="ArgumentException">A target is not what this loss takes; the message says which and what would be right.</exception>
    protected abstract void RequireTarget(ReadOnlySpan<int> target);

    /// <summary>
    /// Returns the sum of the losses. Writes each into <paramref name="each"/> and scale·uₖ times its gradients into the gradients,
    /// each unless it is empty. Lengths and targets have been checked.
    /// </summary>
    /// <param name="first">N×D.</param>
    /// <param name="second">N×D.</param>
    /// <param name="target">The N labels.</param>
    /// <param name="dimension">D.</param>
    /// <param name="each">Receives the N losses, or empty.</param>
    /// <param name="upstream">u, or empty for ones.</param>
    /// <param name="scale">A common factor of the gradients.</param>
    /// <param name="firstGradient">Receives the gradient in the first embeddings, or empty.</param>
    /// <param name="secondGradient">Receives the gradient in the second embeddings, or empty.</param>
    protected abstract double Compute(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<int> target,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> firstGradient,
        Span<double> secondGradient);

    private unsafe double ComputeInChunks(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<int> target,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> firstGradient,
        Span<double> secondGradient)
    {
        fixed (double* x = first, y = second, l = each, u = upstream, gx = firstGradient, gy = secondGradient)
        fixed (int* t = target)
        {
            var chunks = new Chunks(
                this,
                new(x, first.Length),
                new(y, second.Length),
                new(t, target.Length),
                dimension,
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(gx, firstGradient.Length),
                new(gy, secondGradient.Length));
            return ParallelLoop.Sum(chunks, target.Length, 2 * dimension, 1, MaxThreads);
        }
    }

    private readonly struct Chunks(
        PairLoss loss,
        PinnedSpan<double> first,
        PinnedSpan<double> second,
        PinnedSpan<int> target,
        int dimension,
        PinnedSpan<double> each,
        PinnedSpan<double> upstream,
        double scale,
        PinnedSpan<double> firstGradient,
        PinnedSpan<double> secondGradient) : ILoopBody
    {
        public double Run(int start, int end)
        {
            int from = start * dimension, to = end * dimension;
            return loss.Compute(
                first.Part(from, to),
                second.Part(from, to),
                target.Part(start, end),
                dimension,
                each.Part(start, end),
                upstream.Part(start, end),
                scale,
                firstGradient.Part(from, to),
                secondGradient.Part(from, to));
        }
    }
}
