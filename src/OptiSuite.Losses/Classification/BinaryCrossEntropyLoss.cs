using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>
/// Binary cross entropy of probabilities p with labels or probabilities y ∈ [0, 1]:
/// l = −w·[y·max(ln p, −100) + (1 − y)·max(ln(1 − p), −100)].
/// </summary>
/// <remarks>
/// For the output of a sigmoid use <see cref="BinaryCrossEntropyWithLogitsLoss"/>, which takes the logits and loses no digits. As in
/// PyTorch (<c>BCELoss</c>) the logarithms end at −100, and the gradient w(p − y)/max(p(1 − p), ε) with PyTorch's ε, 10⁻¹² in single
/// precision, goes on beyond. An input outside [0, 1] is refused, NaN too; unlike in PyTorch so is such a target. The mean divides by the
/// number of elements; weights do not enter. D. R. Cox, "The regression analysis of binary sequences", Journal of the Royal Statistical
/// Society B 20(2), 1958.
/// </remarks>
/// <example><code>double f = new BinaryCrossEntropyLoss().Evaluate([0.8, 0.3], [1, 0], gradient);</code></example>
public sealed record BinaryCrossEntropyLoss : ElementwiseLoss
{
    private const double LogLimit = -100;
    private const double Eps = 1e-12f;

    /// <summary>
    /// w, a weight for each element of the last dimension, or for each element, or one for all: the number of elements must be a multiple
    /// of the number of weights. Default null, no weights.
    /// </summary>
    public WeightVector? Weight { get; init; }

    /// <inheritdoc/>
    public override string Name => "binary-cross-entropy";

    internal override int Period => Weight?.Count ?? 1;

    private protected override void RequireInput(ReadOnlySpan<double> input)
    {
        RequireRepeatingWeights(Weight, nameof(Weight), input.Length);
        int i = ValueRange.IndexOutside(input, 0, 1);
        if (i < 0) return;
        throw new ArgumentException(
            $"Input {i} of {Name} is {input[i]}; the input is a probability from 0 to 1. For logits use BinaryCrossEntropyWithLogitsLoss.");
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
        if (Weight is null)
        {
            return ElementwiseLoop.Run(new Kernel<UnitWeights>(default), input, target, each, upstream, scale, inputGradient, targetGradient);
        }

        ReadOnlySpan<double> weights = RepeatingWeights.Unroll(Weight, stackalloc double[RepeatingWeights.ScratchLength]);
        fixed (double* w = weights)
        {
            var kernel = new Kernel<RepeatingWeights>(new(w, weights.Length));
            return ElementwiseLoop.Run(kernel, input, target, each, upstream, scale, inputGradient, targetGradient);
        }
    }

    private struct Kernel<TWeights>(TWeights weights) : IElementwiseKernel
        where TWeights : struct, IVectorWeights
    {
        private TWeights _weights = weights;

        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            Vector<double> w = _weights.Next(), limit = new(LogLimit), q = Vector<double>.One - x;
            Vector<double> logP = Vector.MaxNative(VectorMath.Log(x), limit), logQ = Vector.MaxNative(VectorMath.Log(q), limit);
            dy = w * (logQ - logP);
            dx = w * ((x - y) / Vector.MaxNative(x * q, new Vector<double>(Eps)));
            return -w * ((y * logP) + ((Vector<double>.One - y) * logQ));
        }
    }
}
