namespace OptiSuite.Losses.Tests.Metric;

/// <summary>Features of five dimensions and four centers, of which the last has no sample.</summary>
internal sealed class CenterUnderTest(CenterLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly int[] _labels = [.. Enumerable.Range(0, 40_000).Select(i => (int)((long)i * i % 3))];

    private readonly Dictionary<Reduction, CenterLoss> _losses = CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [5 * batch, 20];

    public override int UnreducedLength(int batch) => batch;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(5 * batch, random), Normal(20, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], _labels.AsSpan(0, batch), 5, output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], _labels.AsSpan(0, batch), 5);

    public override LossUnderTest WithThreads(int threads) => new CenterUnderTest(loss with { MaxThreads = threads });
}
