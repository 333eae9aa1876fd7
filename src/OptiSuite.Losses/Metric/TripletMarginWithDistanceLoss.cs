namespace OptiSuite.Losses;

/// <summary>
/// The triplet margin loss l = max(0, d(a, p) − d(a, n) + margin) with a distance d of choice; with swap, d(a, n) becomes
/// min(d(a, n), d(p, n)).
/// </summary>
/// <remarks>
/// V. Balntas et al., "Learning local feature descriptors with triplets and shallow convolutional neural networks", BMVC 2016. PyTorch:
/// <c>TripletMarginWithDistanceLoss</c>; unlike its older versions, a margin of 0 or less is refused, and nothing is broadcast. The mean
/// divides by N. Not smooth: where the hinge is exactly 0 the slope of its active side is given; equal distances under swap take half each.
/// </remarks>
/// <example><code>var loss = new TripletMarginWithDistanceLoss { Distance = new ChebyshevDistance(), Margin = 1.5 };
/// double f = loss.Evaluate(anchor, positive, negative, 128, ga, gp, gn);</code></example>
public sealed record TripletMarginWithDistanceLoss : TripletLoss
{
    /// <summary>d. Default <see cref="PairwiseDistance"/>, as in PyTorch. A distance of your own may be called from several threads.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IDistance Distance
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new PairwiseDistance();

    /// <summary>The margin, positive and finite, in the units of the distance. Default 1, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Margin
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin must be positive and finite.");
    } = 1;

    /// <summary>Whether d(a, n) is replaced by min(d(a, n), d(p, n)), the distance swap of Balntas et al. Default false, as in PyTorch.</summary>
    public bool Swap { get; init; }

    /// <inheritdoc/>
    public override string Name => "triplet-margin-with-distance";

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
        Distance is PairwiseDistance { P: 2 } euclidean
            ? new EuclideanTriplets(Margin, euclidean.Eps, Swap).Run(
                anchor, positive, negative, dimension, each, upstream, scale, anchorGradient, positiveGradient, negativeGradient)
            : TripletHinge.Run(
                Distance,
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
