using System.Numerics;
using System.Runtime.CompilerServices;

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

    private protected override bool WrongTargetGivesNaN => true;

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
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(Vector<double> r, out Vector<double> slope)
        {
            // With s = r clipped to [−δ, δ], both branches are s(r − s/2); a NaN passes through r, whatever becomes of s.
            slope = Vector.MinNative(new(delta), Vector.MaxNative(new(-delta), r));
            return slope * (r - (slope * 0.5));
        }
    }
}
