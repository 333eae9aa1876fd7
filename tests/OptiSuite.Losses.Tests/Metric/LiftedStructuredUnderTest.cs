namespace OptiSuite.Losses.Tests.Metric;

/// <summary>Embeddings of two classes in turn: the losses of a batch are those of its positive pairs.</summary>
internal sealed class LiftedStructuredUnderTest(LiftedStructuredLoss loss, int dimension) : LossUnderTest(loss.ToString())
{
    private readonly int[] _labels = [.. Enumerable.Range(0, 40_000).Select(i => i % 2)];

    private readonly Dictionary<Reduction, LiftedStructuredLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    // By definition: a batch without a positive pair has nothing to say.
    public override double? MeanOfNothing => 0;

    public override int[] InputLengths(int batch) => [dimension * batch];

    public override int UnreducedLength(int batch) => LiftedStructuredLoss.PairCount(_labels.AsSpan(0, batch));

    public override double[][] Sample(int batch, RandomStream random) => [Normal(dimension * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], _labels.AsSpan(0, batch), dimension, output, upstream, gradients[0]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], _labels.AsSpan(0, batch), dimension);

    public override LossUnderTest WithThreads(int threads) => new LiftedStructuredUnderTest(loss with { MaxThreads = threads }, dimension);
}
