using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>
/// The Kullback-Leibler divergence of log-probabilities x from target probabilities t, class by class: l = t·(ln t − x), 0 where t is 0. With
/// <see cref="LogTarget"/> the target is log-probabilities too: l = eᵗ·(t − x).
/// </summary>
/// <remarks>
/// One loss for each element. The mean divides by the number of elements N·C·P, as in PyTorch, which is not the divergence;
/// <see cref="Reduction.BatchMean"/> divides by N and is. The gradient in the input is −t; in the target it is ln t + 1 − x, −∞ where t is 0.
/// Negative targets are refused, as they have no logarithm; with <see cref="DistributionLoss.CheckTarget"/> off they give NaN with the finite
/// gradient −t, as in PyTorch. The input is not checked: logits must go through log-softmax first. PyTorch: <c>KLDivLoss</c>. S. Kullback and
/// R. A. Leibler, "On Information and Sufficiency", Annals of Mathematical Statistics 22(1), 1951.
/// </remarks>
/// <example><code>var loss = new KullbackLeiblerDivergenceLoss { Reduction = Reduction.BatchMean };
/// double f = loss.Evaluate(logProbabilities, probabilities, new LogitShape(200, 10), gradient);</code></example>
public sealed record KullbackLeiblerDivergenceLoss : DistributionLoss
{
    /// <summary>Whether the target holds log-probabilities. Default false, as in PyTorch.</summary>
    public bool LogTarget { get; init; }

    /// <inheritdoc/>
    public override string Name => "kullback-leibler";

    private protected override bool HasBatchMean => true;

    /// <summary>One for each element, N·C·P.</summary>
    /// <param name="shape">The shape of the input.</param>
    public override int UnreducedLength(LogitShape shape) => shape.Length;

    /// <inheritdoc/>
    protected override void RequireTarget(ReadOnlySpan<double> target)
    {
        int i = LogTarget ? ValueRange.IndexOutside(target, double.NegativeInfinity, 0) : ValueRange.IndexOutside(target, 0, double.MaxValue);
        if (i < 0) return;
        throw new ArgumentException(LogTarget
            ? $"Target {i} of {Name} is {target[i]}; with LogTarget a target is the logarithm of a probability, which is never positive. For probabilities leave LogTarget false."
            : $"Target {i} of {Name} is {target[i]}; a target is a probability, which is not negative. For logarithms of probabilities set LogTarget; logits must go through softmax first.");
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
        Span<double> targetGradient) =>
        LogTarget
            ? ElementwiseLoop.Run(new OfLogarithms(), input, target, each, upstream, scale, inputGradient, targetGradient)
            : ElementwiseLoop.Run(new OfProbabilities(), input, target, each, upstream, scale, inputGradient, targetGradient);

    private readonly struct OfProbabilities : IElementwiseKernel
    {
        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            Vector<double> difference = VectorMath.Log(y) - x;
            dx = -y;
            dy = difference + Vector<double>.One;
            return VectorMath.Product(y, difference, Vector.Equals(y, Vector<double>.Zero), x);
        }
    }

    private readonly struct OfLogarithms : IElementwiseKernel
    {
        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            Vector<double> p = VectorMath.Exp(y), difference = y - x;
            Vector<long> absent = Vector.Equals(p, Vector<double>.Zero);
            dx = -p;
            dy = VectorMath.Product(p, difference + Vector<double>.One, absent, x);
            return VectorMath.Product(p, difference, absent, x);
        }
    }
}
