using System.Buffers;

namespace OptiSuite.Losses;

/// <summary>Embeddings of samples in pairs with a label each. A term is a pair of sample indices.</summary>
internal sealed class PairObjective : TupleObjective
{
    private readonly PairLoss _sum;
    private readonly int[] _labels;

    public PairObjective(
        IModel model, PairLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<int> pairs, ReadOnlySpan<int> labels, WeightDecay weightDecay)
        : base(model, loss, features, pairs, 2, "pair", weightDecay)
    {
        if (2 * labels.Length != pairs.Length) throw new ArgumentException($"There are {labels.Length} labels for {pairs.Length / 2} pairs; give one for each.");
        _sum = loss with { Reduction = Reduction.Sum };
        _labels = labels.ToArray();
        // Labels that the loss does not know are refused now, not in the first evaluation.
        double[] zeros = new double[labels.Length];
        _ = _sum.Evaluate(zeros, zeros, labels, 1);
    }

    private protected override double EvaluateParts(
        ReadOnlySpan<double> parts, ReadOnlySpan<int> terms, int count, double scale, Span<double> partGradients)
    {
        int length = count * Model.OutputCount;
        double value = 0;
        int[]? rented = terms.IsEmpty ? null : ArrayPool<int>.Shared.Rent(count);
        for (int k = 0; k < terms.Length; k++) rented![k] = _labels[terms[k]];
        _sum.EvaluateTo(
            parts[..length],
            parts.Slice(length, length),
            rented is null ? _labels : rented.AsSpan(0, count),
            Model.OutputCount,
            new Span<double>(ref value),
            new ReadOnlySpan<double>(in scale),
            Block(partGradients, 0, length),
            Block(partGradients, 1, length));
        if (rented is not null) ArrayPool<int>.Shared.Return(rented);
        return scale * value;
    }
}
