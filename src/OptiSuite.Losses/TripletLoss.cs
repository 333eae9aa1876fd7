namespace OptiSuite.Losses;

/// <summary>A loss of embeddings in threes: an anchor, a positive of its class and a negative of another. The mean divides by N.</summary>
public abstract record TripletLoss : Loss
{
    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="anchor">N×D, row-major.</param>
    /// <param name="positive">N×D, row-major.</param>
    /// <param name="negative">N×D, row-major.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="anchorGradient">Receives ∂L/∂anchor; empty if it is not wanted.</param>
    /// <param name="positiveGradient">Receives ∂L/∂positive; empty if it is not wanted.</param>
    /// <param name="negativeGradient">Receives ∂L/∂negative; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> anchor,
        ReadOnlySpan<double> positive,
        ReadOnlySpan<double> negative,
        int dimension,
        Span<double> anchorGradient = default,
        Span<double> positiveGradient = default,
        Span<double> negativeGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(
            anchor, positive, negative, dimension, new Span<double>(ref value), default, anchorGradient, positiveGradient, negativeGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="anchor">N×D, row-major.</param>
    /// <param name="positive">N×D, row-major.</param>
    /// <param name="negative">N×D, row-major.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> N; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="anchorGradient">Receives Σₖ uₖ ∂outputₖ/∂anchor; empty if it is not wanted.</param>
    /// <param name="positiveGradient">Receives Σₖ uₖ ∂outputₖ/∂positive; empty if it is not wanted.</param>
    /// <param name="negativeGradient">Receives Σₖ uₖ ∂outputₖ/∂negative; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> anchor,
        ReadOnlySpan<double> positive,
        ReadOnlySpan<double> negative,
        int dimension,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> anchorGradient = default,
        Span<double> positiveGradient = default,
        Span<double> negativeGradient = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (anchor.Length != positive.Length || anchor.Length != negative.Length)
        {
            throw new ArgumentException(
                $"{Name} got {anchor.Length} anchor, {positive.Length} positive and {negative.Length} negative values; all three are N×{dimension}. Nothing is broadcast: repeat the smaller ones.");
        }

        if (anchor.Length % dimension != 0)
        {
            throw new ArgumentException(
                $"{Name} got embeddings of {anchor.Length} values, which is no multiple of the dimension {dimension}; correct one of them.");
        }

        int count = anchor.Length / dimension;
        RequireOutput(output.Length, upstream.Length, count);
        RequireGradient("anchor", anchorGradient.Length, anchor.Length);
        RequireGradient("positive", positiveGradient.Length, anchor.Length);
        RequireGradient("negative", negativeGradient.Length, anchor.Length);

        if (Reduction == Reduction.None)
        {
            _ = ComputeInChunks(anchor, positive, negative, dimension, output, upstream, 1, anchorGradient, positiveGradient, negativeGradient);
            return;
        }

        double divisor = Reduction == Reduction.Mean ? count : 1;
        double scale = (upstream.IsEmpty ? 1 : upstream[0]) / divisor;
        double sum = ComputeInChunks(
            anchor, positive, negative, dimension, default, default, scale, anchorGradient, positiveGradient, negativeGradient);
        if (!output.IsEmpty) output[0] = sum / divisor;
    }

    /// <summary>
    /// Returns the sum of the losses. Writes each into <paramref name="each"/> and scale·uₖ times its gradients into the gradients,
    /// each unless it is empty. Lengths have been checked.
    /// </summary>
    /// <param name="anchor">N×D.</param>
    /// <param name="positive">N×D.</param>
    /// <param name="negative">N×D.</param>
    /// <param name="dimension">D.</param>
    /// <param name="each">Receives the N losses, or empty.</param>
    /// <param name="upstream">u, or empty for ones.</param>
    /// <param name="scale">A common factor of the gradients.</param>
    /// <param name="anchorGradient">Receives the gradient in the anchor, or empty.</param>
    /// <param name="positiveGradient">Receives the gradient in the positive, or empty.</param>
    /// <param name="negativeGradient">Receives the gradient in the negative, or empty.</param>
    protected abstract double Compute(
        ReadOnlySpan<double> anchor,
        ReadOnlySpan<double> positive,
        ReadOnlySpan<double> negative,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> anchorGradient,
        Span<double> positiveGradient,
        Span<double> negativeGradient);

    private unsafe double ComputeInChunks(
        ReadOnlySpan<double> anchor,
        ReadOnlySpan<double> positive,
        ReadOnlySpan<double> negative,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> anchorGradient,
        Span<double> positiveGradient,
        Span<double> negativeGradient)
    {
        fixed (double* a = anchor, p = positive, n = negative, l = each, u = upstream, ga = anchorGradient, gp = positiveGradient, gn = negativeGradient)
        {
            var chunks = new Chunks(
                this,
                new(a, anchor.Length),
                new(p, positive.Length),
                new(n, negative.Length),
                dimension,
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(ga, anchorGradient.Length),
                new(gp, positiveGradient.Length),
                new(gn, negativeGradient.Length));
            return ParallelLoop.Sum(chunks, anchor.Length / dimension, 3 * dimension, 1, MaxThreads);
        }
    }

    private readonly struct Chunks(
        TripletLoss loss,
        PinnedSpan<double> anchor,
        PinnedSpan<double> positive,
        PinnedSpan<double> negative,
        int dimension,
        PinnedSpan<double> each,
        PinnedSpan<double> upstream,
        double scale,
        PinnedSpan<double> anchorGradient,
        PinnedSpan<double> positiveGradient,
        PinnedSpan<double> negativeGradient) : ILoopBody
    {
        public double Run(int start, int end)
        {
            int from = start * dimension, to = end * dimension;
            return loss.Compute(
                anchor.Part(from, to),
                positive.Part(from, to),
                negative.Part(from, to),
                dimension,
                each.Part(start, end),
                upstream.Part(start, end),
                scale,
                anchorGradient.Part(from, to),
                positiveGradient.Part(from, to),
                negativeGradient.Part(from, to));
        }
    }
}
