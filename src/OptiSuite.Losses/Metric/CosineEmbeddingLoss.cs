namespace OptiSuite.Losses;

/// <summary>
/// The cosine embedding loss: l = 1 − cos for a pair that belongs together (target 1), l = max(0, cos − margin) for one that does
/// not (target −1), with cos = x·y/√((‖x‖² + ε)(‖y‖² + ε)).
/// </summary>
/// <remarks>
/// PyTorch: <c>CosineEmbeddingLoss</c>, with its ε, the float nearest to 10⁻¹²: the cosine with a zero vector is 0. Unlike it, targets other
/// than ±1, which it lets contribute 0, are refused unless <see cref="CheckTarget"/> is false. The mean divides by N. Not smooth: at cos = margin the slope of the active side is given.
/// </remarks>
/// <example><code>double f = new CosineEmbeddingLoss { Margin = 0.3 }.Evaluate(first, second, target, 128, g1, g2);</code></example>
public sealed record CosineEmbeddingLoss : PairLoss
{
    private const double Epsilon = 1e-12f;

    /// <summary>
    /// The cosine that two apart may keep; finite, and sensible from −1 to 1: at 1 or above such pairs never count, below −1 always.
    /// Default 0, as in PyTorch, whose documentation suggests 0 to 0.5.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or NaN.</exception>
    public double Margin
    {
        get;
        init => field = double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin is a cosine; give a number from -1 to 1.");
    }

    /// <summary>Whether targets other than ±1 are refused. Default true; where false, they contribute 0, as in PyTorch.</summary>
    public bool CheckTarget { get; init; } = true;

    /// <inheritdoc/>
    public override string Name => "cosine-embedding";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <inheritdoc/>
    protected override void RequireTarget(ReadOnlySpan<int> target)
    {
        for (int i = 0; CheckTarget && i < target.Length; i++)
        {
            if (target[i] is 1 or -1) continue;
            throw new ArgumentException(
                $"Target {i} of {Name} is {target[i]}; a target is 1 for a pair that belongs together and -1 for one that does not. Map labels 0 to -1; compare class indices first.");
        }
    }

    /// <inheritdoc/>
    protected override double Compute(
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
        double total = 0;
        for (int k = 0; k < target.Length; k++)
        {
            ReadOnlySpan<double> x = first.Slice(k * dimension, dimension), y = second.Slice(k * dimension, dimension);
            Span<double> gx = RowKernels.Row(firstGradient, k, dimension), gy = RowKernels.Row(secondGradient, k, dimension);
            if (target[k] is not (1 or -1))
            {
                if (!each.IsEmpty) each[k] = 0;
                gx.Clear();
                gy.Clear();
                continue;
            }

            RowKernels.Products(x, y, out double xx, out double xy, out double yy);
            (xx, yy) = (xx + Epsilon, yy + Epsilon);
            double size = Math.Sqrt(xx * yy), cosine = xy / size, hinge = cosine - Margin;
            // Rounding may take the cosine of equal directions above 1; a NaN stays one.
            double value = target[k] == 1 ? Math.Max(0, 1 - cosine) : hinge < 0 ? 0 : hinge;
            total += value;
            if (!each.IsEmpty) each[k] = value;
            if (target[k] == -1 && hinge < 0)
            {
                gx.Clear();
                gy.Clear();
                continue;
            }

            // ∂cos/∂x = y/size − cos·x/(‖x‖² + ε).
            double factor = -target[k] * (upstream.IsEmpty ? scale : upstream[k] * scale);
            if (!(gx.IsEmpty && gy.IsEmpty)) RowKernels.Combine(x, y, -factor * cosine / xx, factor / size, -factor * cosine / yy, gx, gy);
        }

        return total;
    }
}
