namespace OptiSuite.Losses;

/// <summary>
/// A loss of logits or probabilities whose target has one value for each class too: a distribution over the classes, or labels that do not
/// exclude each other. Input and target have the same shape N×C or N×C×P, and both have a gradient.
/// </summary>
public abstract record DistributionLoss : Loss
{
    /// <summary>
    /// Whether the target is looked through before it is used. Default true. Where false, wrong targets give the value that the formula
    /// gives, as in PyTorch; switch it off where the same, already checked target is used many times.
    /// </summary>
    public bool CheckTarget { get; init; } = true;

    /// <summary>Returns the reduced value and the gradients.</summary>
    /// <param name="input">N×C or N×C×P, row-major.</param>
    /// <param name="target">The same shape.</param>
    /// <param name="shape">The shape of both.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂target; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        LogitShape shape,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(input, target, shape, new Span<double>(ref value), default, inputGradient, targetGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="input">N×C or N×C×P, row-major.</param>
    /// <param name="target">The same shape.</param>
    /// <param name="shape">The shape of both.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> all losses; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="inputGradient">Receives Σₖ uₖ ∂outputₖ/∂input; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives Σₖ uₖ ∂outputₖ/∂target; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        LogitShape shape,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default)
    {
        if (shape.Classes < 1)
        {
            throw new ArgumentException($"{Name} got the empty shape; make it with new LogitShape(batch, classes).");
        }

        if (input.Length != shape.Length)
        {
            throw new ArgumentException(
                $"{Name} got an input of {input.Length} values for the shape {shape}, which has {shape.Length}; correct the shape or the input.");
        }

        if (target.Length != input.Length)
        {
            throw new ArgumentException(
                $"{Name} got {target.Length} targets for an input {shape}; give {input.Length}, one for each class. Nothing is broadcast: repeat the smaller one. Class indices are for losses such as CrossEntropyLoss.");
        }

        RequireOutput(output.Length, upstream.Length, UnreducedLength(shape));
        RequireGradient("input", inputGradient.Length, input.Length);
        RequireGradient("target", targetGradient.Length, target.Length);
        RequireInput(input, shape);
        if (CheckTarget) RequireTarget(target);

        if (Reduction == Reduction.None)
        {
            _ = ComputeInChunks(input, target, shape, output, upstream, 1, inputGradient, targetGradient);
            return;
        }

        double divisor = Reduction switch
        {
            Reduction.Mean => UnreducedLength(shape),
            Reduction.BatchMean => shape.Batch,
            _ => 1,
        };
        double scale = (upstream.IsEmpty ? 1 : upstream[0]) / divisor;
        double sum = ComputeInChunks(input, target, shape, default, default, scale, inputGradient, targetGradient);
        if (!output.IsEmpty) output[0] = sum / divisor;
    }

    /// <summary>
    /// How many losses there are before they are reduced, which is what the mean divides by. The base: one for each sample and position, N·P.
    /// A multiple of the batch.
    /// </summary>
    /// <param name="shape">The shape of the input.</param>
    public virtual int UnreducedLength(LogitShape shape) => shape.TargetLength;

    /// <summary>Refuses an input that this loss cannot mean, or that does not fit its parameters. The base refuses nothing.</summary>
    private protected virtual void RequireInput(ReadOnlySpan<double> input, LogitShape shape)
    {
    }

    /// <summary>Refuses a target that this loss cannot mean. The base refuses what is no finite, nonnegative number.</summary>
    /// <param name="target">The target.</param>
    /// <exception cref="ArgumentException">A target is not what this loss takes; the message says which and what would be right.</exception>
    protected virtual void RequireTarget(ReadOnlySpan<double> target)
    {
        int i = ValueRange.IndexOutside(target, 0, double.MaxValue);
        if (i < 0) return;
        throw new ArgumentException(
            $"Target {i} of {Name} is {target[i]}; a target is the probability of a class, one for each class, not negative. Logarithms and logits must go through exp or softmax first.");
    }

    /// <summary>
    /// Returns the sum of the losses. Writes each into <paramref name="each"/> and scale·uₖ times its gradients into the gradients, each
    /// unless it is empty. Lengths, input and targets have been checked.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="target">The target.</param>
    /// <param name="shape">The shape of both.</param>
    /// <param name="each">Receives the losses, or empty.</param>
    /// <param name="upstream">u, or empty for ones.</param>
    /// <param name="scale">A common factor of the gradients.</param>
    /// <param name="inputGradient">Receives the gradient in the input, or empty.</param>
    /// <param name="targetGradient">Receives the gradient in the target, or empty.</param>
    protected abstract double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient);

    private unsafe double ComputeInChunks(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        LogitShape shape,
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
                shape,
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(gx, inputGradient.Length),
                new(gy, targetGradient.Length));
            return ParallelLoop.Sum(chunks, shape.Batch, shape.Classes * shape.Positions, 1, MaxThreads);
        }
    }

    private readonly struct Chunks(
        DistributionLoss loss,
        PinnedSpan<double> input,
        PinnedSpan<double> target,
        LogitShape shape,
        PinnedSpan<double> each,
        PinnedSpan<double> upstream,
        double scale,
        PinnedSpan<double> inputGradient,
        PinnedSpan<double> targetGradient) : ILoopBody
    {
        public double Run(int start, int end)
        {
            int values = shape.Classes * shape.Positions, losses = shape.Batch == 0 ? 0 : loss.UnreducedLength(shape) / shape.Batch;
            int from = start * values, to = end * values;
            return loss.Compute(
                input.Part(from, to),
                target.Part(from, to),
                new LogitShape(end - start, shape.Classes, shape.Positions),
                each.Part(start * losses, end * losses),
                upstream.Part(start * losses, end * losses),
                scale,
                inputGradient.Part(from, to),
                targetGradient.Part(from, to));
        }
    }
}
