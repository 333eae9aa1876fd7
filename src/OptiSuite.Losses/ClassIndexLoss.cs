using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>A loss of logits whose target is the index of the right class, 0 … C−1.</summary>
public abstract record ClassIndexLoss : Loss
{
    /// <summary>Returns the mean or the sum of the losses, and the gradient.</summary>
    /// <param name="input">The logits, N×C or N×C×P, row-major.</param>
    /// <param name="target">The class indices, N or N×P.</param>
    /// <param name="shape">The shape of the logits.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is no class index.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> input, ReadOnlySpan<int> target, LogitShape shape, Span<double> inputGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(input, target, shape, new Span<double>(ref value), default, inputGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian product with the upstream gradient.</summary>
    /// <param name="input">The logits, N×C or N×C×P, row-major.</param>
    /// <param name="target">The class indices, N or N×P.</param>
    /// <param name="shape">The shape of the logits.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> one for each target; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="inputGradient">Receives Σₖ uₖ ∂outputₖ/∂input; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is no class index.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        LogitShape shape,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> inputGradient = default)
    {
        if (shape.Classes < 1)
        {
            throw new ArgumentException($"{Name} got the empty shape; make it with new LogitShape(batch, classes).");
        }

        if (input.Length != shape.Length)
        {
            throw new ArgumentException(
                $"{Name} got {input.Length} logits for the shape {shape}, which has {shape.Length}; correct the shape or the logits.");
        }

        if (target.Length != shape.TargetLength)
        {
            throw new ArgumentException(
                $"{Name} got {target.Length} targets for logits {shape}; give {shape.TargetLength}, the index of the right class for each, not one value for each class.");
        }

        RequireOutput(output.Length, upstream.Length, UnreducedLength(shape));
        RequireGradient("input", inputGradient.Length, input.Length);
        RequireTarget(target, shape.Classes);

        if (Reduction == Reduction.None)
        {
            _ = ComputeInChunks(input, target, shape, output, upstream, 1, inputGradient);
            return;
        }

        double divisor = Reduction == Reduction.Mean ? Divisor(target, shape) : 1;
        double scale = (upstream.IsEmpty ? 1 : upstream[0]) / divisor;
        double sum = ComputeInChunks(input, target, shape, default, default, scale, inputGradient);
        if (!output.IsEmpty) output[0] = sum / divisor;
    }

    /// <summary>How many losses there are before they are reduced. The base: one for each target. A multiple of the batch.</summary>
    /// <param name="shape">The shape of the logits.</param>
    public virtual int UnreducedLength(LogitShape shape) => shape.TargetLength;

    /// <summary>What the mean divides by. The base: the number of losses.</summary>
    /// <param name="target">The class indices.</param>
    /// <param name="shape">The shape of the logits.</param>
    public virtual double Divisor(ReadOnlySpan<int> target, LogitShape shape) => UnreducedLength(shape);

    /// <summary>How many logits a sample works through, roughly: how finely the batch is cut.</summary>
    private protected virtual int WorkPerSample(LogitShape shape) => shape.Classes * shape.Positions;

    /// <summary>Refuses targets outside 0 … C−1.</summary>
    /// <param name="target">The class indices.</param>
    /// <param name="classes">C.</param>
    /// <exception cref="ArgumentException">A target is no class index; the message says which and what would be right.</exception>
    public virtual void RequireTarget(ReadOnlySpan<int> target, int classes)
    {
        for (int i = FirstOutside(target, classes); i < target.Length; i++)
        {
            if ((uint)target[i] >= (uint)classes) throw NoClassIndex(i, target[i], classes, "");
        }
    }

    /// <summary>A place before which every target is in 0 … C−1: near the first that is not, or the end.</summary>
    private protected static int FirstOutside(ReadOnlySpan<int> target, int classes)
    {
        // Unsigned, a negative number is beyond any class.
        var limit = new Vector<uint>((uint)classes);
        int i = 0;
        for (; i <= target.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            if (!Vector.LessThanAll(new Vector<int>(target[i..]).As<int, uint>(), limit)) return i;
        }

        return i;
    }

    /// <summary>
    /// Returns the sum of the losses. Writes each into <paramref name="each"/> and scale·uₖ times its gradient into
    /// <paramref name="inputGradient"/>, unless they are empty. Lengths and targets have been checked.
    /// </summary>
    /// <param name="input">The logits.</param>
    /// <param name="target">The class indices.</param>
    /// <param name="shape">The shape of the logits.</param>
    /// <param name="each">Receives the losses, or empty.</param>
    /// <param name="upstream">u, or empty for ones.</param>
    /// <param name="scale">A common factor of the gradient.</param>
    /// <param name="inputGradient">Receives the gradient, or empty.</param>
    protected abstract double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient);

    private unsafe double ComputeInChunks(
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient)
    {
        fixed (double* x = input, l = each, u = upstream, gx = inputGradient)
        fixed (int* y = target)
        {
            var chunks = new Chunks(
                this,
                new(x, input.Length),
                new(y, target.Length),
                shape,
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(gx, inputGradient.Length));
            return ParallelLoop.Sum(chunks, shape.Batch, WorkPerSample(shape), 1, MaxThreads);
        }
    }

    private readonly struct Chunks(
        ClassIndexLoss loss,
        PinnedSpan<double> input,
        PinnedSpan<int> target,
        LogitShape shape,
        PinnedSpan<double> each,
        PinnedSpan<double> upstream,
        double scale,
        PinnedSpan<double> inputGradient) : ILoopBody
    {
        public double Run(int start, int end)
        {
            var part = new LogitShape(end - start, shape.Classes, shape.Positions);
            int logits = shape.Classes * shape.Positions, targets = shape.Positions, losses = shape.Batch == 0 ? 0 : loss.UnreducedLength(shape) / shape.Batch;
            return loss.Compute(
                input.Part(start * logits, end * logits),
                target.Part(start * targets, end * targets),
                part,
                each.Part(start * losses, end * losses),
                upstream.Part(start * losses, end * losses),
                scale,
                inputGradient.Part(start * logits, end * logits));
        }
    }

    private protected ArgumentException NoClassIndex(int position, int value, int classes, string alternative) => new(
        $"Target {position} of {Name} is {value}; a target is the index of a class, 0 to {classes - 1}{alternative}.");
}
