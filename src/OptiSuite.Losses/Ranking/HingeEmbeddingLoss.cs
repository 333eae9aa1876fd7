using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>
/// The hinge loss of a distance: l = x where y = 1 (a pair that belongs together), l = max(0, m − x) where y = −1 (a pair that does not).
/// </summary>
/// <remarks>
/// x is usually a distance, but may be any number; where y = 1, the loss is x, also below 0. Not smooth: at x = m, y = −1 the
/// subgradient −1 is given, as PyTorch's <c>HingeEmbeddingLoss</c> does. The gradient in the target is 0. Unlike PyTorch, targets other than
/// ±1 are refused; with <see cref="ElementwiseLoss.CheckTarget"/> false they add both terms, x + max(0, m − x), as there.
/// R. Hadsell, S. Chopra, Y. LeCun, "Dimensionality reduction by learning an invariant mapping", CVPR 2006, with the distances
/// not squared.
/// </remarks>
/// <example><code>double f = new HingeEmbeddingLoss { Margin = 2 }.Evaluate(distances, similar, gradient);   // similar: 1 or −1</code></example>
public sealed record HingeEmbeddingLoss : ElementwiseLoss
{
    /// <summary>m, beyond which a pair that does not belong together costs nothing: finite. Default 1, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or NaN.</exception>
    public double Margin
    {
        get;
        init => field = double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "Margin must be finite; it is a distance, in the units of the input.");
    } = 1;

    /// <inheritdoc/>
    public override string Name => "hinge-embedding";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <inheritdoc/>
    protected override void RequireTarget(ReadOnlySpan<double> target) =>
        SignTarget.Require(Name, target, "a pair belongs together", "it does not");

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient) =>
        ElementwiseLoop.Run(new Kernel(Margin), input, target, each, upstream, scale, inputGradient, targetGradient);

    private readonly struct Kernel(double margin) : IElementwiseKernel
    {
        public static bool IsLight => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            Vector<double> zero = Vector<double>.Zero, one = Vector<double>.One, gap = new Vector<double>(margin) - x;
            Vector<double> similar = Vector.Equals(y, one).As<long, double>(), different = Vector.Equals(y, -one).As<long, double>();
            // At the margin the gradient passes. A NaN has no gradient in this term, but stays in the value.
            Vector<double> hinge = Vector.ConditionalSelect(Vector.LessThan(gap, zero), zero, gap);
            Vector<double> slope = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(gap, zero), one, zero);
            dx = Vector.ConditionalSelect(different, zero, one) - Vector.ConditionalSelect(similar, zero, slope);
            dy = zero;
            return Vector.ConditionalSelect(different, zero, x) + Vector.ConditionalSelect(similar, zero, hinge);
        }
    }
}
