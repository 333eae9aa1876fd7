using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// Cross entropy of logits x with the index y of the right class, log p = log softmax(x):
/// l = −(1 − ε)·w[y]·log p[y] − (ε/C)·Σ_c w[c]·log p[c].
/// </summary>
/// <remarks>
/// The mean divides by Σ w[y] over the targets that are not ignored, also with label smoothing; it is NaN where all are ignored. The
/// largest logit is taken off before the exponential, so that no logit overflows; −∞ masks a class. A confident right answer keeps its
/// digits: l is computed as ln(1 + Σ of the other classes), not as the logarithm of a number that was rounded to 1. PyTorch:
/// <c>CrossEntropyLoss</c> with class indices; for probabilities as targets see <see cref="SoftTargetCrossEntropyLoss"/>. Label smoothing:
/// C. Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", CVPR 2016, section 7.
/// </remarks>
/// <example><code>var loss = new CrossEntropyLoss { LabelSmoothing = 0.1 };
/// double f = loss.Evaluate(logits, classes, new LogitShape(200, 10), gradient);</code></example>
public sealed record CrossEntropyLoss : WeightedClassIndexLoss
{
    /// <summary>ε, the part of the target spread over all classes, 0 … 1. Default 0, as in PyTorch; Szegedy et al. use 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public double LabelSmoothing
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LabelSmoothing), value, "Label smoothing is a part of the whole, from 0 to 1.");
    }

    /// <inheritdoc/>
    public override string Name => "cross-entropy";

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient)
    {
        double smoothing = LabelSmoothing / shape.Classes;
        // Σ w·ε/C, the weight of p in the gradient of the smoothing term.
        double spread = smoothing == 0 ? 0 : smoothing * (Weight is null ? shape.Classes : TensorPrimitives.Sum(Weight.AsSpan()));
        var kernel = new Kernel(Weight, IgnoreIndex, 1 - LabelSmoothing, smoothing, spread);
        ReadOnlySpan<double> weights = Weight is null ? default : Weight.AsSpan();
        return new SoftmaxLoop<Kernel>(kernel, smoothing, weights).Run(input, target, shape, each, upstream, scale, inputGradient);
    }

    private readonly struct Kernel(WeightVector? weight, int ignoreIndex, double hard, double smoothing, double spread) : ISoftmaxKernel
    {
        public bool Ignores(int y) => y == ignoreIndex;

        public double Evaluate(int y, double d, double rest, double logOfSum, double dot, out double slope, out double right)
        {
            right = weight is null ? hard : hard * weight[y];
            slope = right + spread;
            double value = right == 0 ? 0 : right * (logOfSum - d);
            return smoothing == 0 ? value : value + ((spread * logOfSum) - (smoothing * dot));
        }
    }
}
