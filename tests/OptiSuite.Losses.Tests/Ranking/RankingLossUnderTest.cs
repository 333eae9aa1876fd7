namespace OptiSuite.Losses.Tests;

/// <summary>Every third score is that of a positive. A ranking has one value, whatever the reduction, and 0 without positives.</summary>
internal sealed class RankingLossUnderTest(RankingLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly int[] _labels = [.. Enumerable.Range(0, 150_000).Select(i => i % 3 == 0 ? 1 : 0)];

    private readonly Dictionary<Reduction, RankingLoss> _losses = CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override double? MeanOfNothing => 0;

    public override int[] InputLengths(int batch) => [batch];

    public override int UnreducedLength(int batch) => 1;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], _labels.AsSpan(0, batch), output, upstream, gradients[0]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], _labels.AsSpan(0, batch));

    public override LossUnderTest WithThreads(int threads) => new RankingLossUnderTest(loss with { MaxThreads = threads });
}
