namespace OptiSuite.Losses.Tests;

/// <summary>Pairs of embeddings of five dimensions, of which two in three belong together.</summary>
internal sealed class PairUnderTest(PairLoss loss, int apart) : LossUnderTest(loss.ToString())
{
    private readonly int[] _target = [.. Enumerable.Range(0, 40_000).Select(i => i % 3 == 1 ? apart : 1)];

    private readonly Dictionary<Reduction, PairLoss> _losses = CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [5 * batch, 5 * batch];

    public override int UnreducedLength(int batch) => batch;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(5 * batch, random), Normal(5 * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], _target.AsSpan(0, batch), 5, output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], _target.AsSpan(0, batch), 5);

    public override LossUnderTest WithThreads(int threads) => new PairUnderTest(loss with { MaxThreads = threads }, apart);
}
