using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>Smooth L1 with r = x − y: l = r²/(2β) where |r| &lt; β, else |r| − β/2. With β = 0 it is the absolute error.</summary>
/// <remarks>
/// R. Girshick, "Fast R-CNN", ICCV 2015, eq. (3) (there β = 1). PyTorch: <c>SmoothL1Loss</c>. With β = 0 and x = y the subgradient 0
/// is given.
/// </remarks>
/// <example><code>double f = new SmoothL1Loss { Beta = 0.5 }.Evaluate(prediction, target, gradient);</code></example>
public sealed record SmoothL1Loss : ElementwiseLoss
{
    /// <summary>β, where the loss turns linear: finite and not negative, in the units of the target. Default 1, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Beta
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Beta), value, "Beta must be finite and not negative; 0 gives the absolute error.");
    } = 1;

    /// <inheritdoc/>
    public override string Name => "smooth-l1";

    /// <inheritdoc/>
    public override bool IsSmooth => Beta > 0;

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
        IsAbsoluteError
            ? ResidualLoop.Run(default(AbsoluteErrorKernel), input, target, each, upstream, scale, inputGradient, targetGradient)
            : ResidualLoop.Run(new Kernel(Beta, 1 / Beta), input, target, each, upstream, scale, inputGradient, targetGradient);

    // Also where β is so small that 1/β overflows.
    private bool IsAbsoluteError => double.IsInfinity(1 / Beta);

    private readonly struct Kernel(double beta, double inverse) : IResidualKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(Vector<double> r, out Vector<double> slope)
        {
            // With s = r/β clipped to [−1, 1], both branches are s(r − βs/2); a NaN passes through r, whatever becomes of s.
            slope = Vector.MinNative(Vector<double>.One, Vector.MaxNative(-Vector<double>.One, r * inverse));
            return slope * (r - (slope * (0.5 * beta)));
        }
    }
}
