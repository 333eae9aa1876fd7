namespace OptiSuite.Losses;

/// <summary>
/// The triplet margin loss l = max(0, d(a, p) − d(a, n) + margin) with d(x, y) = ‖x − y + ε‖ₚ: the negative is to be farther from the
/// anchor than the positive, by the margin.
/// </summary>
/// <remarks>
/// V. Balntas et al., "Learning local feature descriptors with triplets and shallow convolutional neural networks", BMVC 2016; F. Schroff
/// et al., "FaceNet", CVPR 2015. PyTorch: <c>TripletMarginLoss</c>; unlike its older versions, a margin of 0 or less and p &lt; 1 are
/// refused. Not smooth: where the hinge is exactly 0 the slope of its active side is given, and where swap finds both distances equal, each
/// takes half, as PyTorch does.
/// </remarks>
/// <example><code>var loss = new TripletMarginLoss { Margin = 0.2, Swap = true };
/// double f = loss.Evaluate(anchor, positive, negative, 128, ga, gp, gn);</code></example>
public sealed record TripletMarginLoss : TripletLoss
{
    /// <summary>The margin, positive and finite. Default 1, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Margin
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin must be positive and finite.");
    } = 1;

    /// <summary>p, the degree of the norm, at least 1; +∞ for the largest difference. Default 2, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or NaN.</exception>
    public double P
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(P), value, "The degree of a norm is at least 1; +∞ is allowed.");
    } = 2;

    /// <summary>
    /// ε, added to every difference so that the distance of equal points has a gradient; finite, not negative. Default 1e-6, as in PyTorch.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Eps
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be finite and not negative.");
    } = 1e-6;

    /// <summary>
    /// Whether d(a, n) is replaced by min(d(a, n), d(p, n)), the distance swap of Balntas et al. Default false, as in PyTorch.
    /// </summary>
    public bool Swap { get; init; }

    /// <inheritdoc/>
    public override string Name => "triplet-margin";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> anchor,
        ReadOnlySpan<double> positive,
        ReadOnlySpan<double> negative,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> anchorGradient,
        Span<double> positiveGradient,
        Span<double> negativeGradient) =>
        P == 2
            ? new EuclideanTriplets(Margin, Eps, Swap).Run(
                anchor, positive, negative, dimension, each, upstream, scale, anchorGradient, positiveGradient, negativeGradient)
            : TripletHinge.Run(
                new PowerNorm(P, Eps),
                Margin,
                Swap,
                anchor,
                positive,
                negative,
                dimension,
                each,
                upstream,
                scale,
                anchorGradient,
                positiveGradient,
                negativeGradient);
}
