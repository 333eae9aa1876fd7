using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>
/// Focal loss of logits x with labels or probabilities y ∈ [0, 1], p = σ(x), p_t = p·y + (1 − p)(1 − y), α_t = α·y + (1 − α)(1 − y):
/// l = α_t·(1 − p_t)^γ·[y·softplus(−x) + (1 − y)·softplus(x)].
/// </summary>
/// <remarks>
/// The gradient goes through the modulating factor too. The mean divides by the number of elements; RetinaNet divides the sum by the number
/// of positive labels instead. γ = 0 without α is <see cref="BinaryCrossEntropyWithLogitsLoss"/>. torchvision: <c>sigmoid_focal_loss</c>, whose
/// default reduction is none. T.-Y. Lin et al., "Focal Loss for Dense Object Detection", ICCV 2017 (arXiv 1708.02002), eq. 5.
/// </remarks>
/// <example><code>double f = new SigmoidFocalLoss { Gamma = 2 }.Evaluate(logits, labels, gradient);</code></example>
public sealed record SigmoidFocalLoss : ElementwiseLoss
{
    /// <summary>
    /// α, the weight of the positive label, up to 1; that of the negative one is 1 − α. Null or a negative value: no such weights. Default
    /// 0.25, as in the paper and torchvision.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is above 1 or NaN.</exception>
    public double? Alpha
    {
        get;
        init => field = value is null or <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Alpha), value, "Alpha is the weight of the positive label, from 0 to 1; null for no weights.");
    } = 0.25;

    /// <summary>γ ≥ 0, how much right answers fade. Default 2, as in the paper and torchvision.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Gamma
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Gamma), value, "Gamma must be finite and not negative; 0 is cross entropy.");
    } = 2;

    /// <inheritdoc/>
    public override string Name => "sigmoid-focal";

    /// <inheritdoc/>
    protected override void RequireTarget(ReadOnlySpan<double> target) => RequireProbabilities(target);

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        // α_t = base + slope·y.
        (double origin, double slope) = Alpha is double alpha && alpha >= 0 ? (1 - alpha, (2 * alpha) - 1) : (1, 0);
        return ElementwiseLoop.Run(new Kernel(Gamma, origin, slope), input, target, each, upstream, scale, inputGradient, targetGradient);
    }

    private readonly struct Kernel(double gamma, double origin, double slope) : IElementwiseKernel
    {
        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            var logistic = new Logistic(x);
            Vector<double> p = logistic.Sigmoid, notP = logistic.SigmoidOfMinus, rest = Vector<double>.One - y;
            Vector<double> entropy = (y * logistic.SoftplusOfMinus) + (rest * logistic.Softplus);
            Vector<double> alpha = new Vector<double>(origin) + (new Vector<double>(slope) * y);

            // q = 1 − p_t without the difference; γ·q^(γ−1)·dq = q^γ·γ·dq/q, and 0 where q is 0: there the entropy is 0 too.
            Vector<double> q = (p * rest) + (notP * y), power = Power(q);
            Vector<double> perStep = Vector.AndNot(power * (entropy * gamma) / q, Vector.Equals(q, Vector<double>.Zero).As<long, double>());
            dx = alpha * ((power * ((rest * p) - (y * notP))) + (perStep * (p * notP * (rest - y))));
            dy = (entropy * power * slope) + (alpha * ((perStep * (notP - p)) - (power * x)));
            return alpha * power * entropy;
        }

        private Vector<double> Power(Vector<double> q) => gamma switch
        {
            2 => q * q,
            1 => q,
            0 => Vector<double>.One,
            _ => VectorMath.Exp(VectorMath.Log(q) * gamma),
        };
    }
}
