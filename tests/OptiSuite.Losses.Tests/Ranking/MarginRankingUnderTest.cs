namespace OptiSuite.Losses.Tests;

/// <summary>Two pairs of scores a sample, with targets ±1.</summary>
internal sealed class MarginRankingUnderTest(MarginRankingLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly double[] _target = [.. Enumerable.Range(0, 400_000).Select(i => (long)i * i % 7 < 3 ? 1.0 : -1.0)];

    private readonly Dictionary<Reduction, MarginRankingLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [2 * batch, 2 * batch];

    public override int UnreducedLength(int batch) => 2 * batch;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(2 * batch, random), Normal(2 * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], _target.AsSpan(0, 2 * batch), output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], _target.AsSpan(0, 2 * batch));

    public override LossUnderTest WithThreads(int threads) => new MarginRankingUnderTest(loss with { MaxThreads = threads });
}
