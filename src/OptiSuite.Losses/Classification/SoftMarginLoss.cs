using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>The logistic loss of a score with its label y = ±1: l = ln(1 + e^(−yx)).</summary>
/// <remarks>
/// PyTorch: <c>SoftMarginLoss</c>; unlike it, no score overflows, and targets other than ±1 are refused unless
/// <see cref="ElementwiseLoss.CheckTarget"/> is false. It equals <see cref="BinaryCrossEntropyWithLogitsLoss"/> with the labels 0 and 1 for −1 and 1. The mean
/// divides by the number of elements. D. R. Cox, "The regression analysis of binary sequences", Journal of the Royal Statistical
/// Society B 20(2), 1958.
/// </remarks>
/// <example><code>double f = new SoftMarginLoss().Evaluate(scores, labels, gradient);   // labels: 1 or −1</code></example>
public sealed record SoftMarginLoss : ElementwiseLoss
{
    /// <inheritdoc/>
    public override string Name => "soft-margin";

    /// <inheritdoc/>
    protected override void RequireTarget(ReadOnlySpan<double> target) =>
        SignTarget.Require(Name, target, "a sample is of the class", "it is not");

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient) =>
        ElementwiseLoop.Run(default(Kernel), input, target, each, upstream, scale, inputGradient, targetGradient);

    private readonly struct Kernel : IElementwiseKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            // With z = −yx, ln(1 + eᶻ) = max(z, 0) + ln(1 + e), e = exp(−|z|) in (0, 1]; the rounding error of u = 1 + e is given back
            // to its logarithm (Goldberg 1991, theorem 4). The slope is the sigmoid of z.
            Vector<double> z = -(x * y), e = Vector.Exp(-Vector.Abs(z)), u = Vector<double>.One + e;
            Vector<double> value = Vector.Max(z, Vector<double>.Zero) + (Vector.Log(u) - ((u - Vector<double>.One - e) / u));
            Vector<double> positive = Vector.GreaterThanOrEqual(z, Vector<double>.Zero).As<long, double>();
            Vector<double> slope = Vector.ConditionalSelect(positive, Vector<double>.One, e) / u;
            dx = -(y * slope);
            dy = -(x * slope);
            return value;
        }
    }
}
