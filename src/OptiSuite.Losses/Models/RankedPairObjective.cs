namespace OptiSuite.Losses;

/// <summary>Scores of samples in pairs of which one is to be ranked above the other. A term is a pair of sample indices.</summary>
internal sealed class RankedPairObjective : TupleObjective
{
    private readonly MarginRankingLoss _sum;
    private readonly double[] _targets;

    public RankedPairObjective(
        IModel model,
        MarginRankingLoss loss,
        ReadOnlySpan<double> features,
        ReadOnlySpan<int> pairs,
        ReadOnlySpan<double> targets,
        WeightDecay weightDecay)
        : base(model, loss, features, pairs, 2, "pair", weightDecay)
    {
        if (model.OutputCount != 1)
        {
            throw new ArgumentException($"{loss.Name} compares scores, and the model makes {model.OutputCount} predictions a sample; use a model with one.");
        }

        if (2 * targets.Length != pairs.Length) throw new ArgumentException($"There are {targets.Length} targets for {pairs.Length / 2} pairs; give one for each.");
        // The targets are checked here once, so that evaluations need not.
        double[] zeros = new double[targets.Length];
        _ = (loss with { Reduction = Reduction.Sum, CheckTarget = true }).Evaluate(zeros, zeros, targets);
        _sum = loss with { Reduction = Reduction.Sum, CheckTarget = false };
        _targets = targets.ToArray();
    }

    private protected override double EvaluateParts(
        ReadOnlySpan<double> parts, ReadOnlySpan<int> terms, int count, double scale, Span<double> partGradients)
    {
        double value = 0;
        using var scratch = new ScratchSpace<double>(terms.Length);
        Span<double> gathered = scratch.Take(terms.Length);
        for (int k = 0; k < terms.Length; k++) gathered[k] = _targets[terms[k]];
        _sum.EvaluateTo(
            parts[..count],
            parts.Slice(count, count),
            terms.IsEmpty ? _targets : gathered,
            new Span<double>(ref value),
            new ReadOnlySpan<double>(in scale),
            Block(partGradients, 0, count),
            Block(partGradients, 1, count));
        return scale * value;
    }
}
