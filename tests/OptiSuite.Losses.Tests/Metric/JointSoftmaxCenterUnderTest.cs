namespace OptiSuite.Losses.Tests.Metric;

/// <summary>Features of five dimensions and four classes.</summary>
internal sealed class JointSoftmaxCenterUnderTest(JointSoftmaxCenterLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly int[] _labels = [.. Enumerable.Range(0, 40_000).Select(i => (int)((long)i * i % 4))];

    private readonly Dictionary<Reduction, JointSoftmaxCenterLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [5 * batch, 20, 20, 4];

    public override int UnreducedLength(int batch) => batch;

    public override double[][] Sample(int batch, RandomStream random) =>
        [Normal(5 * batch, random), Normal(20, random), Normal(20, random), Normal(4, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(
            inputs[0],
            inputs[1],
            inputs[2],
            inputs[3],
            _labels.AsSpan(0, batch),
            5,
            output,
            upstream,
            gradients[0],
            gradients[1],
            gradients[2],
            gradients[3]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], inputs[2], inputs[3], _labels.AsSpan(0, batch), 5);

    public override LossUnderTest WithThreads(int threads) => new JointSoftmaxCenterUnderTest(loss with { MaxThreads = threads });
}
