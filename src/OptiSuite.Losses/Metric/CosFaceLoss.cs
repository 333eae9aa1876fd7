namespace OptiSuite.Losses;

/// <summary>CosFace: the margin m is taken off the right class's cosine, φ(θ) = cos θ − m.</summary>
/// <remarks>
/// H. Wang et al., "CosFace: large margin cosine loss for deep face recognition", CVPR 2018. PyTorch has no such class. Smooth wherever no
/// vector is shorter than 1e-12.
/// </remarks>
/// <example><code>var loss = new CosFaceLoss { Scale = 30, Margin = 0.2 };
/// double f = loss.Evaluate(embeddings, weight, labels, 512, ge, gw);</code></example>
public sealed record CosFaceLoss : MarginSoftmaxLoss
{
    /// <summary>m, the margin, finite; negative ones make the right class easier. Default 0.35, as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Margin
    {
        get;
        init => field = double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin of CosFace must be finite; 0.35 is usual.");
    } = 0.35;

    /// <inheritdoc/>
    public override string Name => "cosface";

    /// <inheritdoc/>
    protected internal override double ApplyMargin(double cosine, out double slope)
    {
        slope = 1;
        return cosine - Margin;
    }
}
