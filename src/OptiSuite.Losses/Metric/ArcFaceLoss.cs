namespace OptiSuite.Losses;

/// <summary>ArcFace: the margin is an angle m added to the right class's, φ(θ) = cos(θ + m).</summary>
/// <remarks>
/// J. Deng et al., "ArcFace: additive angular margin loss for deep face recognition", CVPR 2019. The margin is in radians. The formula
/// s·(cos θ + m) found in some texts is an erratum: it is neither ArcFace nor <see cref="CosFaceLoss"/>, s·(cos θ − m). PyTorch has no such class. Not
/// smooth, unless m = 0: φ has a kink at cos θ = ±1, where its slope in cos θ is infinite and that of cos θ·cos m alone is given, and a
/// <see cref="Boundary"/> makes it jump.
/// </remarks>
/// <example><code>var loss = new ArcFaceLoss { Scale = 30, Margin = 0.3 };
/// double f = loss.Evaluate(embeddings, weight, labels, 512, ge, gw);</code></example>
public sealed record ArcFaceLoss : MarginSoftmaxLoss
{
    private readonly double _cos = Math.Cos(0.5), _sin = Math.Sin(0.5);

    /// <summary>m, the margin in radians, 0 ≤ m &lt; π. Default 0.5 (28.6°), as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, π); one above is perhaps in degrees.</exception>
    public double Margin
    {
        get;
        init
        {
            if (!(value is >= 0 and < Math.PI))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(Margin), value, "The margin of ArcFace is an angle in radians, from 0 to below π; degrees need to be multiplied by π/180.");
            }

            field = value;
            (_sin, _cos) = Math.SinCos(value);
        }
    } = 0.5;

    /// <summary>What is done where θ + m passes π. Default <see cref="ArcFaceBoundary.Monotone"/>, as in the authors' implementation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public ArcFaceBoundary Boundary
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Boundary), value, "The boundary of ArcFace is None, EasyMargin or Monotone.");
    } = ArcFaceBoundary.Monotone;

    /// <inheritdoc/>
    public override string Name => "arcface";

    /// <inheritdoc/>
    public override bool IsSmooth => Margin == 0;

    /// <inheritdoc/>
    protected internal override double ApplyMargin(double cosine, out double slope)
    {
        slope = 1;
        if (Boundary == ArcFaceBoundary.EasyMargin && cosine <= 0) return cosine;

        // θ > π − m; a NaN goes on.
        if (Boundary == ArcFaceBoundary.Monotone && cosine < -_cos) return cosine - (Margin * _sin);

        // cos(θ + m) = cos θ cos m − sin θ sin m. Rounding may take the cosine beyond ±1.
        double squaredSine = (1 - cosine) * (1 + cosine), sine = squaredSine < 0 ? 0 : Math.Sqrt(squaredSine);
        slope = sine == 0 ? _cos : _cos + (cosine * _sin / sine);
        return (cosine * _cos) - (sine * _sin);
    }
}
