namespace OptiSuite.Losses.Tests;

/// <summary>Two samples of the line, the second twice as large. One value, whatever the reduction; no distribution is empty.</summary>
internal sealed class Wasserstein1DUnderTest(Wasserstein1DLoss loss, bool weighted) : LossUnderTest(loss.ToString())
{
    private readonly double[] _weights = [.. Enumerable.Range(0, 100_000).Select(i => (double)(i * 7 % 5))];

    private readonly Dictionary<Reduction, Wasserstein1DLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override double? MeanOfNothing => null;

    public override int[] InputLengths(int batch) => [batch, 2 * batch];

    public override int UnreducedLength(int batch) => 1;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(batch, random), Normal(2 * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], Weights(0), Weights(2 * batch), output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], Weights(0), Weights(2 * batch));

    public override LossUnderTest WithThreads(int threads) => new Wasserstein1DUnderTest(loss with { MaxThreads = threads }, weighted);

    // The first sample has equal weights either way.
    private ReadOnlySpan<double> Weights(int count) => weighted ? _weights.AsSpan(1, count) : default;
}
