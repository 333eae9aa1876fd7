namespace OptiSuite.Losses;

/// <summary>Negative log-likelihood of log-probabilities x with the index y of the right class: l = −w[y]·x[y].</summary>
/// <remarks>
/// The input is what a log-softmax gives; logits belong into <see cref="CrossEntropyLoss"/>, which does both in one. The mean divides by
/// Σ w[y] over the targets that are not ignored; it is NaN where all are ignored. A log-probability of −∞ at the target gives +∞. PyTorch:
/// <c>NLLLoss</c>. R. A. Fisher, "On the mathematical foundations of theoretical statistics", Philosophical Transactions A 222, 1922.
/// </remarks>
/// <example><code>double f = new NegativeLogLikelihoodLoss().Evaluate(logProbabilities, [1, 0, 4], new LogitShape(3, 5), gradient);</code></example>
public sealed record NegativeLogLikelihoodLoss : WeightedClassIndexLoss
{
    /// <inheritdoc/>
    public override string Name => "nll";

    // One logit of C is read, and C are set to 0 for the gradient, which is fast.
    private protected override int WorkPerSample(LogitShape shape) => shape.Positions * (1 + (shape.Classes / 16));

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
        if (shape.Positions == 1 && Weight is null && each.IsEmpty && inputGradient.IsEmpty) return Sum(input, target, shape.Classes);

        int positions = shape.Positions, logits = shape.Classes * positions;
        ReadOnlySpan<double> weights = Weight is null ? default : Weight.AsSpan();
        double total = 0;
        inputGradient.Clear();
        for (int k = 0, n = 0, p = 0; k < target.Length; k++)
        {
            int y = target[k];
            double value = 0;
            if (y != IgnoreIndex)
            {
                int at = n + (y * positions) + p;
                double w = weights.IsEmpty ? 1 : weights[y];
                value = -w * input[at];
                if (!inputGradient.IsEmpty) inputGradient[at] = -w * (upstream.IsEmpty ? scale : upstream[k] * scale);
            }

            total += value;
            if (!each.IsEmpty) each[k] = value;
            if (++p == positions) (n, p) = (n + logits, 0);
        }

        return total;
    }

    // The loop waits for memory: the less there is in it, the more targets are under way at once. The same sum as in the loop above.
    private double Sum(ReadOnlySpan<double> input, ReadOnlySpan<int> target, int classes)
    {
        double total = 0;
        int ignored = IgnoreIndex;
        for (int k = 0, row = 0; k < target.Length; k++, row += classes)
        {
            int y = target[k];
            if (y != ignored) total -= input[row + y];
        }

        return total;
    }
}
