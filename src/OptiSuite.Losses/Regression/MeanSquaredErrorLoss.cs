using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>The squared error l = (x − y)², without the factor ½ that some texts put before it. Its minimizer is the conditional mean.</summary>
/// <remarks>PyTorch: <c>MSELoss</c>.</remarks>
/// <example><code>double f = new MeanSquaredErrorLoss().Evaluate(prediction, target, gradient);</code></example>
public sealed record MeanSquaredErrorLoss : ElementwiseLoss
{
    /// <inheritdoc/>
    public override string Name => "mean-squared-error";

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
        ResidualLoop.Run(default(Kernel), input, target, each, upstream, scale, inputGradient, targetGradient);

    private readonly struct Kernel : IResidualKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(Vector<double> r, out Vector<double> slope)
        {
            slope = r + r;
            return r * r;
        }
    }
}
