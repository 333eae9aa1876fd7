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
            // With z = −yx: ln(1 + eᶻ), whose slope is the sigmoid of z.
            var logistic = new Logistic(-(x * y));
            Vector<double> slope = logistic.Sigmoid;
            dx = -(y * slope);
            dy = -(x * slope);
            return logistic.Softplus;
        }
    }
}
