using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>The hinge embedding loss of the distances of pairs, ‖x − y + ε‖₂; labels 1 for pairs that belong together, −1 for others.</summary>
internal sealed record DistanceHingeLoss : PairLoss
{
    private static readonly PairwiseDistance _distance = new();

    private static readonly HingeEmbeddingLoss _default = new() { Reduction = Reduction.Sum };

    /// <summary>The loss of a distance; its reduction does not matter.</summary>
    public HingeEmbeddingLoss Hinge
    {
        get;
        init => field = value with { Reduction = Reduction.Sum };
    } = _default;

    public override string Name => "distance-hinge";

    public override bool IsSmooth => false;

    protected override void RequireTarget(ReadOnlySpan<int> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            if (target[i] is not (1 or -1)) throw new ArgumentException($"Label {i} is {target[i]}; a label is 1 for a pair that belongs together, −1 for another.");
        }
    }

    protected override double Compute(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<int> target,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> firstGradient,
        Span<double> secondGradient)
    {
        firstGradient.Clear();
        secondGradient.Clear();
        double sum = 0;
        for (int k = 0; k < target.Length; k++)
        {
            int start = k * dimension;
            ReadOnlySpan<double> x = first.Slice(start, dimension), y = second.Slice(start, dimension);
            double distance = _distance.Evaluate(x, y), label = target[k], value = 0, slope = 0;
            double factor = upstream.IsEmpty ? scale : scale * upstream[k];
            Hinge.EvaluateTo(
                new ReadOnlySpan<double>(in distance),
                new ReadOnlySpan<double>(in label),
                new Span<double>(ref value),
                new ReadOnlySpan<double>(in factor),
                new Span<double>(ref slope));
            sum += value;
            if (!each.IsEmpty) each[k] = value;
            Span<double> gx = firstGradient.IsEmpty ? default : firstGradient.Slice(start, dimension);
            Span<double> gy = secondGradient.IsEmpty ? default : secondGradient.Slice(start, dimension);
            if (slope != 0) _distance.AddGradient(x, y, distance, slope, gx, gy);
        }

        return sum;
    }
}
