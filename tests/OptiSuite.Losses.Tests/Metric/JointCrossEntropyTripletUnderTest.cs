namespace OptiSuite.Losses.Tests.Metric;

/// <summary>Logits of four classes and as many triplets of five dimensions.</summary>
internal sealed class JointCrossEntropyTripletUnderTest(JointCrossEntropyTripletLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly int[] _labels = [.. Enumerable.Range(0, 40_000).Select(i => (int)((long)i * i % 4))];

    private readonly Dictionary<Reduction, JointCrossEntropyTripletLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [4 * batch, 5 * batch, 5 * batch, 5 * batch];

    public override int UnreducedLength(int batch) => batch;

    public override double[][] Sample(int batch, RandomStream random) => [.. InputLengths(batch).Select(n => Normal(n, random))];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(
            inputs[0],
            inputs[1],
            inputs[2],
            inputs[3],
            _labels.AsSpan(0, batch),
            new LogitShape(batch, 4),
            5,
            output,
            upstream,
            gradients[0],
            gradients[1],
            gradients[2],
            gradients[3]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], inputs[2], inputs[3], _labels.AsSpan(0, batch), new LogitShape(batch, 4), 5);

    public override LossUnderTest WithThreads(int threads) => new JointCrossEntropyTripletUnderTest(loss with { MaxThreads = threads });
}
