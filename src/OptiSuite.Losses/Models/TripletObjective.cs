namespace OptiSuite.Losses;

/// <summary>Embeddings of samples in triplets. A term is a triplet (a, p, n) of sample indices.</summary>
internal sealed class TripletObjective(
    IModel model, TripletLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<int> triplets, WeightDecay weightDecay)
    : TupleObjective(model, loss, features, triplets, 3, "triplet", weightDecay)
{
    private readonly TripletLoss _sum = loss with { Reduction = Reduction.Sum };

    private protected override double EvaluateParts(
        ReadOnlySpan<double> parts, ReadOnlySpan<int> terms, int count, double scale, Span<double> partGradients)
    {
        int length = count * Model.OutputCount;
        double value = 0;
        _sum.EvaluateTo(
            parts[..length],
            parts.Slice(length, length),
            parts.Slice(2 * length, length),
            Model.OutputCount,
            new Span<double>(ref value),
            new ReadOnlySpan<double>(in scale),
            Block(partGradients, 0, length),
            Block(partGradients, 1, length),
            Block(partGradients, 2, length));
        return scale * value;
    }
}
