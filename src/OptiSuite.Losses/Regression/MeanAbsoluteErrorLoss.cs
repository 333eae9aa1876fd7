namespace OptiSuite.Losses;

/// <summary>The absolute error (L1) l = |x − y|. Its minimizer is the conditional median.</summary>
/// <remarks>Not smooth: at x = y the subgradient 0 is given, as PyTorch's <c>L1Loss</c> does.</remarks>
/// <example><code>double f = new MeanAbsoluteErrorLoss().Evaluate(prediction, target, gradient);</code></example>
public sealed record MeanAbsoluteErrorLoss : ElementwiseLoss
{
    /// <inheritdoc/>
    public override string Name => "mean-absolute-error";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

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
        ResidualLoop.Run(default(AbsoluteErrorKernel), input, target, each, upstream, scale, inputGradient, targetGradient);
}
