namespace OptiSuite.Losses;

/// <summary>
/// The hinge of scores x with several right classes Y a sample: l = (1/C)·Σ_{y∈Y} Σ_{c∉Y} max(0, 1 − x[y] + x[c]): each right class should
/// lead each wrong one by 1.
/// </summary>
/// <remarks>
/// A target has C places a sample: the indices of the right classes, in any order, and −1 after the last one; a list of C indices needs no −1.
/// What stands behind the first −1 does not count. The mean divides by N. At a kink the slope is 0, as in PyTorch: <c>MultiLabelMarginLoss</c>;
/// unlike there, a class listed twice is refused: it would count twice, and is what labels 0 and 1 for each class look like. K. Crammer and Y.
/// Singer, "A family of additive online algorithms for category ranking", Journal of Machine Learning Research 3, 2003.
/// </remarks>
/// <example><code>double f = new MultiLabelMarginLoss().Evaluate([0.1, 0.2, 0.4, 0.8], [3, 0, -1, 1], 4, gradient);   // 0.85</code></example>
public sealed record MultiLabelMarginLoss : Loss
{
    /// <inheritdoc/>
    public override string Name => "multi-label-margin";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <summary>Returns the mean or the sum of the losses, and the gradient.</summary>
    /// <param name="input">The scores, N×C, row-major.</param>
    /// <param name="target">The indices of the right classes, N×C, each row ended by −1.</param>
    /// <param name="classes">C, at least 1.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is no such list.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(ReadOnlySpan<double> input, ReadOnlySpan<int> target, int classes, Span<double> inputGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(input, target, classes, new Span<double>(ref value), default, inputGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian product with the upstream gradient.</summary>
    /// <param name="input">The scores, N×C, row-major.</param>
    /// <param name="target">The indices of the right classes, N×C, each row ended by −1.</param>
    /// <param name="classes">C, at least 1.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> N; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="inputGradient">Receives Σₖ uₖ ∂outputₖ/∂input; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is no such list.</exception>
    public unsafe void EvaluateTo(
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        int classes,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> inputGradient = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (input.Length % classes != 0)
        {
            throw new ArgumentException($"{Name} got {input.Length} scores, which is no multiple of the {classes} classes; correct one of them.");
        }

        if (target.Length != input.Length)
        {
            throw new ArgumentException(
                $"{Name} got {target.Length} targets for {input.Length} scores; give {classes} for each sample, the indices of its right classes and then -1.");
        }

        int count = input.Length / classes;
        RequireOutput(output.Length, upstream.Length, count);
        RequireGradient("input", inputGradient.Length, input.Length);
        RequireTarget(target, classes);

        bool reduces = Reduction != Reduction.None;
        double divisor = Reduction == Reduction.Mean ? count : 1;
        double scale = reduces ? (upstream.IsEmpty ? 1 : upstream[0]) / divisor : 1;
        Span<double> each = reduces ? default : output;
        ReadOnlySpan<double> factors = reduces ? default : upstream;
        double sum;
        fixed (double* x = input, l = each, u = factors, gx = inputGradient)
        fixed (int* y = target)
        {
            var chunks = new Chunks(
                new(x, input.Length), new(y, target.Length), classes, new(l, each.Length), new(u, factors.Length), scale, new(gx, inputGradient.Length));
            sum = ParallelLoop.Sum(chunks, count, 4 * classes, 1, MaxThreads);
        }

        if (reduces && !output.IsEmpty) output[0] = sum / divisor;
    }

    private void RequireTarget(ReadOnlySpan<int> target, int classes)
    {
        using var scratch = new ScratchSpace<bool>(classes);
        Span<bool> seen = scratch.Take(classes);
        for (int start = 0; start < target.Length; start += classes)
        {
            seen.Clear();
            bool ended = false;
            for (int i = start; i < start + classes; i++)
            {
                int y = target[i];
                if (y < -1 || y >= classes)
                {
                    throw new ArgumentException(
                        $"Target {i} of {Name} is {y}; a target lists the indices of the right classes, 0 to {classes - 1}, and ends with -1.");
                }

                ended |= y == -1;
                if (ended) continue;
                if (seen[y])
                {
                    throw new ArgumentException(
                        $"Target {i} of {Name} is {y}, which its sample {start / classes} has already; list each right class once and end with -1. For labels 0 and 1 for each class use MultiLabelSoftMarginLoss.");
                }

                seen[y] = true;
            }
        }
    }

    private static double Sample(
        ReadOnlySpan<double> x, ReadOnlySpan<int> labels, Span<bool> isRight, double factor, Span<double> gradient)
    {
        isRight.Clear();
        gradient.Clear();
        foreach (int y in labels) isRight[y] = true;
        double sum = 0;
        foreach (int y in labels)
        {
            double lead = 1 - x[y], slopes = 0;
            for (int c = 0; c < x.Length; c++)
            {
                double z = lead + x[c];
                // A NaN fails the comparison and is counted.
                if (isRight[c] || z <= 0) continue;
                sum += z;
                slopes += factor;
                if (!gradient.IsEmpty) gradient[c] += factor;
            }

            if (!gradient.IsEmpty) gradient[y] -= slopes;
        }

        return sum;
    }

    private readonly struct Chunks(
        PinnedSpan<double> input,
        PinnedSpan<int> target,
        int classes,
        PinnedSpan<double> each,
        PinnedSpan<double> upstream,
        double scale,
        PinnedSpan<double> inputGradient) : ILoopBody
    {
        public double Run(int start, int end)
        {
            using var scratch = new ScratchSpace<bool>(classes);
            Span<bool> isRight = scratch.Take(classes);
            Span<double> values = each.All;
            ReadOnlySpan<double> factors = upstream.All;
            double total = 0;
            for (int n = start; n < end; n++)
            {
                int from = n * classes, to = from + classes;
                ReadOnlySpan<int> labels = target.Part(from, to);
                int count = labels.IndexOf(-1);
                if (count >= 0) labels = labels[..count];
                double factor = (factors.IsEmpty ? scale : factors[n] * scale) / classes;
                double value = Sample(input.Part(from, to), labels, isRight, factor, inputGradient.Part(from, to)) / classes;
                total += value;
                if (!values.IsEmpty) values[n] = value;
            }

            return total;
        }
    }
}
