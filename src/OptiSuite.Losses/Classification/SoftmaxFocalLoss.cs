namespace OptiSuite.Losses;

/// <summary>Focal loss of logits x with the index y of the right class, p = softmax(x)[y]: l = −α[y]·(1 − p)^γ·ln p.</summary>
/// <remarks>
/// The gradient goes through the modulating factor too. The mean divides by the number of targets, not by Σ α[y]; implementations with a
/// switch <c>size_average</c> mean <see cref="Reduction.Mean"/> by true and <see cref="Reduction.Sum"/> by false. 1 − p is computed from the
/// other classes and keeps its digits where p is near 1. γ = 0 is <see cref="CrossEntropyLoss"/> up to the divisor. PyTorch has none. T.-Y. Lin
/// et al., "Focal Loss for Dense Object Detection", ICCV 2017 (arXiv 1708.02002), eq. 5, here with a softmax.
/// </remarks>
/// <example><code>var loss = new SoftmaxFocalLoss { Alpha = [1, 2, 0.5] };
/// double f = loss.Evaluate(logits, classes, new LogitShape(200, 3), gradient);</code></example>
public sealed record SoftmaxFocalLoss : ClassIndexLoss
{
    /// <summary>α, a weight for each of the C classes. Default null, all 1.</summary>
    public WeightVector? Alpha { get; init; }

    /// <summary>γ ≥ 0, how much right answers fade. Default 2, as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Gamma
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Gamma), value, "Gamma must be finite and not negative; 0 is cross entropy.");
    } = 2;

    /// <inheritdoc/>
    public override string Name => "softmax-focal";

    /// <inheritdoc/>
    public override void RequireTarget(ReadOnlySpan<int> target, int classes)
    {
        RequireClassWeights(Alpha, nameof(Alpha), classes);
        base.RequireTarget(target, classes);
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient) =>
        new SoftmaxLoop<Kernel>(new Kernel(Alpha, Gamma), 0, default).Run(input, target, shape, each, upstream, scale, inputGradient);

    private readonly struct Kernel(WeightVector? weights, double gamma) : ISoftmaxKernel
    {
        public bool Ignores(int y) => false;

        public double Evaluate(int y, double d, double rest, double logOfSum, double dot, out double slope, out double right)
        {
            double alpha = weights is null ? 1 : weights[y], log = d - logOfSum, sum = 1 + rest;
            // q = 1 − p; where y is the largest logit, its power is 1 and the rest is what the others have.
            double q = d == 0 ? rest / sum : (rest + (1 - Math.Exp(d))) / sum;
            double power = gamma switch { 2 => q * q, 1 => q, 0 => 1, _ => Math.Pow(q, gamma) };
            // dl/d ln p = −α[(1 − p)^γ − γ(1 − p)^(γ−1)·p·ln p].
            double fading = q == 0 || gamma == 0 ? 0 : gamma * power / q * Math.Exp(log) * log;
            slope = right = alpha * (power - fading);
            return -alpha * (power == 0 ? 0 : power * log);
        }
    }
}
