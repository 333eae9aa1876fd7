using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>
/// Binary cross entropy of logits x with labels or probabilities y ∈ [0, 1]:
/// l = w·[q·y·softplus(−x) + (1 − y)·softplus(x)], softplus(t) = ln(1 + eᵗ).
/// </summary>
/// <remarks>
/// The sigmoid is inside, so that no logit overflows and no probability is rounded to 0 or 1: softplus(t) = max(t, 0) + ln(1 + e^−|t|).
/// PyTorch: <c>BCEWithLogitsLoss</c>; unlike it, targets outside [0, 1] are refused. The mean divides by the number of elements; weights
/// do not enter the divisor. D. R. Cox, "The regression analysis of binary sequences", Journal of the Royal Statistical Society B 20(2), 1958.
/// </remarks>
/// <example><code>var loss = new BinaryCrossEntropyWithLogitsLoss { PosWeight = [2.5] };
/// double f = loss.Evaluate(logits, labels, gradient);</code></example>
public sealed record BinaryCrossEntropyWithLogitsLoss : ElementwiseLoss
{
    /// <summary>
    /// w, a weight for each element of the last dimension, or for each element, or one for all: the number of elements must be a multiple
    /// of the number of weights. Default null, no weights.
    /// </summary>
    public WeightVector? Weight { get; init; }

    /// <summary>
    /// q, the weight of the positive label for each element of the last dimension, or one for all. Above 1 it raises recall, below 1
    /// precision. Default null, no weights.
    /// </summary>
    public WeightVector? PosWeight { get; init; }

    /// <inheritdoc/>
    public override string Name => "binary-cross-entropy-with-logits";

    // Both weights begin anew at multiples of the least common multiple.
    internal override int Period
    {
        get
        {
            int weights = Weight?.Count ?? 1, positive = PosWeight?.Count ?? 1, a = weights, b = positive;
            while (b != 0) (a, b) = (b, a % b);
            return (int)Math.Min(int.MaxValue / 2, (long)weights / a * positive);
        }
    }

    private protected override void RequireInput(ReadOnlySpan<double> input)
    {
        RequireRepeatingWeights(Weight, nameof(Weight), input.Length);
        RequireRepeatingWeights(PosWeight, nameof(PosWeight), input.Length);
    }

    /// <inheritdoc/>
    protected override void RequireTarget(ReadOnlySpan<double> target) => RequireProbabilities(target);

    /// <inheritdoc/>
    protected override unsafe double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        if (Weight is null && PosWeight is null)
        {
            return ElementwiseLoop.Run(new Kernel(), input, target, each, upstream, scale, inputGradient, targetGradient);
        }

        ReadOnlySpan<double> weights = RepeatingWeights.Unroll(Weight, stackalloc double[RepeatingWeights.ScratchLength]);
        ReadOnlySpan<double> posWeights = RepeatingWeights.Unroll(PosWeight, stackalloc double[RepeatingWeights.ScratchLength]);
        fixed (double* w = weights, q = posWeights)
        {
            var kernel = new WeightedKernel(new(w, weights.Length), new(q, posWeights.Length));
            return ElementwiseLoop.Run(kernel, input, target, each, upstream, scale, inputGradient, targetGradient);
        }
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

    private struct WeightedKernel(RepeatingWeights weights, RepeatingWeights posWeights) : IElementwiseKernel
    {
        private RepeatingWeights _weights = weights, _posWeights = posWeights;

        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            var logistic = new Logistic(x);
            Vector<double> w = _weights.Next(), q = _posWeights.Next(), qy = q * y, rest = Vector<double>.One - y;
            dx = w * ((rest * logistic.Sigmoid) - (qy * logistic.SigmoidOfMinus));
            dy = w * ((q * logistic.SoftplusOfMinus) - logistic.Softplus);
            return w * ((qy * logistic.SoftplusOfMinus) + (rest * logistic.Softplus));
        }
    }
}
