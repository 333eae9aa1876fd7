namespace OptiSuite.Losses;

/// <summary>
/// The contrastive loss of pairs with the Euclidean distance D = ‖x − y‖₂: l = f·D² for a pair of one class (target 1) and
/// l = f·max(0, margin − D)² for a pair of two (target 0).
/// </summary>
/// <remarks>
/// R. Hadsell, S. Chopra, Y. LeCun, "Dimensionality Reduction by Learning an Invariant Mapping", CVPR 2006, with the labels the other way round
/// (there 0 is similar) and f = ½; H. Oh Song et al., CVPR 2016, equation 1, whose J divides by twice the number of pairs: f = ½ and the
/// mean. Where a pair of two classes coincides the slope of D is taken as 0, so it is not smooth. PyTorch has no class of its own for it.
/// </remarks>
/// <example><code>double f = new ContrastiveLoss { Margin = 2 }.Evaluate(first, second, isSameClass, 128, g1, g2);</code></example>
public sealed record ContrastiveLoss : PairLoss
{
    /// <summary>How far apart two classes are to be, positive and finite, in the units of D. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Margin
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin must be positive and finite.");
    } = 1;

    /// <summary>f, a factor of every loss, positive and finite. Default 1; Hadsell et al. and Oh Song et al. have ½.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Factor
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Factor), value, "The factor must be positive and finite.");
    } = 1;

    /// <inheritdoc/>
    public override string Name => "contrastive";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <inheritdoc/>
    protected override void RequireTarget(ReadOnlySpan<int> target)
    {
        int i = target.IndexOfAnyExceptInRange(0, 1);
        if (i < 0) return;
        throw new ArgumentException(
            $"Target {i} of {Name} is {target[i]}; a target is 1 for a pair of the same class and 0 for a pair of two. Map labels ±1 to 1 and 0, or use CosineEmbeddingLoss; compare class indices first.");
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
        bool wantsGradient = !(firstGradient.IsEmpty && secondGradient.IsEmpty);
        double total = 0;
        for (int k = 0; k < target.Length; k++)
        {
            ReadOnlySpan<double> x = first.Slice(k * dimension, dimension), y = second.Slice(k * dimension, dimension);
            double square = RowKernels.SquaredDistance(x, y), distance = Math.Sqrt(square), gap = Math.Max(0, Margin - distance);
            double value = Factor * (target[k] == 1 ? square : gap * gap);
            total += value;
            if (!each.IsEmpty) each[k] = value;
            if (!wantsGradient) continue;

            double factor = 2 * Factor * (upstream.IsEmpty ? scale : upstream[k] * scale);
            double slope = target[k] == 1 ? factor : distance == 0 ? 0 : -factor * gap / distance;
            RowKernels.Difference(x, y, slope, RowKernels.Row(firstGradient, k, dimension), RowKernels.Row(secondGradient, k, dimension));
        }

        return total;
    }
}
