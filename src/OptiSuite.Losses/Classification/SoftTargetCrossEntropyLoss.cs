
namespace OptiSuite.Losses;

/// <summary>
/// Cross entropy of logits x with a target probability y for each class, log p = log softmax(x) and t = (1 − ε)·y + ε/C:
/// l = −Σ_c w[c]·t[c]·log p[c].
/// </summary>
/// <remarks>
/// The mean divides by the number of samples and positions; weights do not enter it, other than in <see cref="CrossEntropyLoss"/>. A target
/// of 0 contributes 0 also where its logit is −∞. Targets need not sum to 1, as in PyTorch (mixtures of labels, unnormalized counts), but NaN and
/// negative ones are refused. PyTorch: <c>CrossEntropyLoss</c> with class probabilities. Label smoothing: C. Szegedy et al., "Rethinking the
/// Inception Architecture for Computer Vision", CVPR 2016, section 7; soft targets: G. Hinton et al., "Distilling the Knowledge in a Neural
/// Network", 2015 (arXiv 1503.02531).
/// </remarks>
/// <example><code>double f = new SoftTargetCrossEntropyLoss().Evaluate(logits, probabilities, new LogitShape(200, 10), gradient);</code></example>
public sealed record SoftTargetCrossEntropyLoss : DistributionLoss
{
    /// <summary>w, a weight for each of the C classes. Default null, all 1.</summary>
    public WeightVector? Weight { get; init; }

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
    public override string Name => "soft-target-cross-entropy";

    private protected override void RequireInput(ReadOnlySpan<double> input, LogitShape shape) =>
        RequireClassWeights(Weight, nameof(Weight), shape.Classes);

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
        int classes = shape.Classes;
        var targets = new SmoothedTargets(Weight is null ? default : Weight.AsSpan(), 1 - LabelSmoothing, LabelSmoothing / classes);
        if (shape.Positions > 1)
        {
            return new SoftTargetTiles(targets, shape).Run(input, target, each, upstream, scale, inputGradient, targetGradient);
        }

        double total = 0;
        for (int n = 0; n < shape.Batch; n++)
        {
            int at = n * classes;
            ReadOnlySpan<double> x = input.Slice(at, classes), y = target.Slice(at, classes);
            Span<double> gx = inputGradient.IsEmpty ? default : inputGradient.Slice(at, classes);
            double max = SoftmaxRow.Max(x), rest = SoftmaxRow.Powers(x, max, gx), log = SoftmaxRow.LogOfSum(rest);
            double mass = targets.Mass(x, y, max, out double dot), value = (mass * log) - dot;
            total += value;
            if (!each.IsEmpty) each[n] = value;

            double factor = upstream.IsEmpty ? scale : upstream[n] * scale;
            if (!gx.IsEmpty) targets.InputGradient(y, factor * mass / (1 + rest), factor, gx);
            if (!targetGradient.IsEmpty) targets.TargetGradient(x, max + log, factor, targetGradient.Slice(at, classes));
        }

        return total;
    }
}
