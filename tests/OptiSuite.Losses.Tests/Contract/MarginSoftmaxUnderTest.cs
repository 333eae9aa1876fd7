namespace OptiSuite.Losses.Tests;

/// <summary>Embeddings of five dimensions and the weights of four classes.</summary>
internal sealed class MarginSoftmaxUnderTest(MarginSoftmaxLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly int[] _labels = [.. Enumerable.Range(0, 40_000).Select(i => (int)((long)i * i % 4))];

    private readonly Dictionary<Reduction, MarginSoftmaxLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [5 * batch, 5 * 4];

    public override int UnreducedLength(int batch) => batch;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(5 * batch, random), Normal(5 * 4, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], Labels(batch), 5, output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], Labels(batch), 5);

    public override LossUnderTest WithThreads(int threads) => new MarginSoftmaxUnderTest(loss with { MaxThreads = threads });

    private ReadOnlySpan<int> Labels(int batch) => _labels.AsSpan(0, batch);
}
