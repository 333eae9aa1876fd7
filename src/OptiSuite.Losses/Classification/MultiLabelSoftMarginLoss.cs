using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>
/// Binary cross entropy of logits x with several labels y ∈ [0, 1] a sample, averaged over the classes:
/// l = (1/C)·Σ_c w[c]·[y·softplus(−x) + (1 − y)·softplus(x)], softplus(t) = ln(1 + eᵗ).
/// </summary>
/// <remarks>
/// One loss a sample (and position), where <see cref="BinaryCrossEntropyWithLogitsLoss"/> has one an element; the means are equal. The mean
/// divides by the number of samples and positions; weights do not enter it. PyTorch: <c>MultiLabelSoftMarginLoss</c>; unlike it, targets outside
/// [0, 1] are refused. D. R. Cox, "The regression analysis of binary sequences", Journal of the Royal Statistical Society B 20(2), 1958.
/// </remarks>
/// <example><code>double f = new MultiLabelSoftMarginLoss().Evaluate(logits, labels, new LogitShape(200, 10), gradient);</code></example>
public sealed record MultiLabelSoftMarginLoss : DistributionLoss
{
    /// <summary>w, a weight for each of the C classes. Default null, all 1.</summary>
    public WeightVector? Weight { get; init; }

    /// <inheritdoc/>
    public override string Name => "multi-label-soft-margin";

    private protected override void RequireInput(ReadOnlySpan<double> input, LogitShape shape) =>
        RequireClassWeights(Weight, nameof(Weight), shape.Classes);

    /// <inheritdoc/>
    protected override void RequireTarget(ReadOnlySpan<double> target)
    {
        int i = ValueRange.IndexOutside(target, 0, 1);
        if (i < 0) return;
        throw new ArgumentException(
            $"Target {i} of {Name} is {target[i]}; a target is 1 for each class that applies and 0 for each other, or a probability between. Map labels ±1 to 0 and 1; lists of class indices are for MultiLabelMarginLoss.");
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        ReadOnlySpan<double> weights = Weight is null ? default : Weight.AsSpan();
        return ClassSumLoop.Run(
            new Kernel(), weights, 1.0 / shape.Classes, input, target, shape, each, upstream, scale, inputGradient, targetGradient);
    }

    private readonly struct Kernel : IElementwiseKernel
    {
        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            var logistic = new Logistic(x);
            Vector<double> rest = Vector<double>.One - y;
            dx = (rest * logistic.Sigmoid) - (y * logistic.SigmoidOfMinus);
            dy = -x;
            return (y * logistic.SoftplusOfMinus) + (rest * logistic.Softplus);
        }
    }
}
