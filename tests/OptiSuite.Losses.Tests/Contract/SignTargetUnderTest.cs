namespace OptiSuite.Losses.Tests;

/// <summary>Three elements a sample whose targets ±1 stay as they are, because the loss takes no others.</summary>
internal sealed class SignTargetUnderTest(ElementwiseLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly double[] _target = [.. Enumerable.Range(0, 400_000).Select(i => (long)i * i % 7 < 3 ? 1.0 : -1.0)];

    private readonly Dictionary<Reduction, ElementwiseLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    /// <summary>Scores of the wrong sign may have a negative loss, as in PyTorch.</summary>
    public override double LowerBound => loss is HingeEmbeddingLoss ? double.NegativeInfinity : 0;

    public override int[] InputLengths(int batch) => [3 * batch];

    public override int UnreducedLength(int batch) => 3 * batch;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(3 * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], _target.AsSpan(0, 3 * batch), output, upstream, gradients[0]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], _target.AsSpan(0, 3 * batch));

    public override LossUnderTest WithThreads(int threads) => new SignTargetUnderTest(loss with { MaxThreads = threads });
}
