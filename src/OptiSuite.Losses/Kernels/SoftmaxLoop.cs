namespace OptiSuite.Losses;

/// <summary>Runs a softmax kernel over all targets: rows where the classes are contiguous, tiles where they are P positions apart.</summary>
/// <param name="kernel">The loss.</param>
/// <param name="spread">s, the part of the gradient that every class has; 0 for none.</param>
/// <param name="weights">w, a weight for each class, or empty for ones.</param>
internal readonly ref struct SoftmaxLoop<TKernel>(TKernel kernel, double spread, ReadOnlySpan<double> weights)
    where TKernel : struct, ISoftmaxKernel
{
    private readonly ReadOnlySpan<double> _weights = weights;

    public double Run(
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient)
    {
        if (shape.Positions == 1) return RunRows(input, target, shape.Classes, each, upstream, scale, inputGradient);

        using var scratch = new ScratchSpace<double>(SoftmaxTile.ScratchLength(shape));
        var tile = SoftmaxTile.In(scratch.Take(SoftmaxTile.ScratchLength(shape)), shape);
        int positions = shape.Positions, width = SoftmaxTile.Positions(shape), logits = shape.Classes * positions;
        double total = 0;
        for (int n = 0; n < shape.Batch; n++)
        {
            for (int start = 0; start < positions; start += width)
            {
                int count = Math.Min(width, positions - start), first = (n * positions) + start;
                total += RunTile(
                    tile,
                    input.Slice((n * logits) + start, logits - start),
                    target.Slice(first, count),
                    positions,
                    each.IsEmpty ? each : each.Slice(first, count),
                    upstream.IsEmpty ? upstream : upstream.Slice(first, count),
                    scale,
                    inputGradient.IsEmpty ? inputGradient : inputGradient.Slice((n * logits) + start, logits - start));
            }
        }

        return total;
    }

    private double RunRows(
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        int classes,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient)
    {
        double total = 0;
        for (int k = 0; k < target.Length; k++)
        {
            int y = target[k];
            ReadOnlySpan<double> row = input.Slice(k * classes, classes);
            Span<double> gradient = inputGradient.IsEmpty ? inputGradient : inputGradient.Slice(k * classes, classes);
            if (kernel.Ignores(y))
            {
                if (!each.IsEmpty) each[k] = 0;
                gradient.Clear();
                continue;
            }

            double max = SoftmaxRow.Max(row), d = row[y] - max;
            double dot = spread == 0 ? 0 : SoftmaxRow.Dot(_weights, row, max);
            double rest = SoftmaxRow.Powers(row, max, gradient);
            double value = kernel.Evaluate(y, d, rest, SoftmaxRow.LogOfSum(rest), dot, out double slope, out double right);
            total += value;
            if (!each.IsEmpty) each[k] = value;
            if (gradient.IsEmpty) continue;

            double factor = upstream.IsEmpty ? scale : upstream[k] * scale;
            SoftmaxRow.ScaleAndSpread(gradient, factor * slope / (1 + rest), factor * spread, _weights);
            gradient[y] -= factor * right;
        }

        return total;
    }

    private double RunTile(
        SoftmaxTile tile,
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        int positions,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient)
    {
        tile.Load(input, positions, target.Length);
        if (spread != 0) tile.AddDot(_weights);
        tile.Exponentiate();
        Span<double> slopes = tile.Slope, factors = tile.Factor, rights = tile.LogOfSum;
        double total = 0;
        for (int k = 0; k < target.Length; k++)
        {
            int y = target[k];
            double value = 0, slope = 0, right = 0, factor = 0;
            if (!kernel.Ignores(y))
            {
                double d = input[(y * positions) + k] - tile.Max[k];
                value = kernel.Evaluate(y, d, tile.Rest[k], tile.LogOfSum[k], spread == 0 ? 0 : tile.Dot[k], out slope, out right);
                factor = upstream.IsEmpty ? scale : upstream[k] * scale;
            }

            total += value;
            if (!each.IsEmpty) each[k] = value;
            slopes[k] = factor * slope / (1 + tile.Rest[k]);
            factors[k] = factor;
            // The logarithm of this position is not needed again.
            rights[k] = factor * right;
        }

        if (inputGradient.IsEmpty) return total;
        for (int c = 0; c < tile.Classes; c++)
        {
            tile.WriteScaled(c, spread * (_weights.IsEmpty ? 1 : _weights[c]), inputGradient.Slice(c * positions, target.Length));
        }

        for (int k = 0; k < target.Length; k++)
        {
            if (!kernel.Ignores(target[k])) inputGradient[(target[k] * positions) + k] -= rights[k];
            else if (!double.IsFinite(tile.Rest[k])) Clear(inputGradient, k, positions);
        }

        return total;
    }

    // The logits of an ignored target may be NaN: its gradient is 0 nevertheless.
    private static void Clear(Span<double> inputGradient, int k, int positions)
    {
        for (int i = k; i < inputGradient.Length; i += positions) inputGradient[i] = 0;
    }
}
