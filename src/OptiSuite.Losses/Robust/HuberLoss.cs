using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>Huber's loss with r = x − y: l = ½r² where |r| ≤ δ, else δ(|r| − δ/2). Quadratic near 0, linear far away.</summary>
/// <remarks>
/// P. J. Huber, "Robust estimation of a location parameter", Annals of Mathematical Statistics 35(1), 1964. PyTorch:
/// <c>HuberLoss</c>. It is δ times <see cref="SmoothL1Loss"/> with β = δ.
/// </remarks>
/// <example><code>double f = new HuberLoss { Delta = 0.5 }.Evaluate(prediction, target, gradient);</code></example>
public sealed record HuberLoss : ElementwiseLoss
{
    /// <summary>δ, where the loss turns linear: positive and finite, in the units of the target. Default 1, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Delta
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Delta), value, "Delta must be positive and finite; for a linear loss use MeanAbsoluteErrorLoss.");
    } = 1;

    /// <inheritdoc/>
    public override string Name => "huber";

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient) =>
        ResidualLoop.Run(new Kernel(Delta), input, target, each, upstream, scale, inputGradient, targetGradient);

    private readonly struct Kernel(double delta) : IResidualKernel
    {
        public Vector<double> Evaluate(Vector<double> r, out Vector<double> slope)
        {
            Vector<double> size = Vector.Abs(r), limit = new(delta);
            // A NaN fails the comparison and leaves by the quadratic branch, still a NaN.
            Vector<double> outside = Vector.GreaterThan(size, limit).As<long, double>();
            slope = Vector.ConditionalSelect(outside, Vector.CopySign(limit, r), r);
            return Vector.ConditionalSelect(outside, (size - (limit * 0.5)) * delta, r * r * 0.5);
        }
    }
}
