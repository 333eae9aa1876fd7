namespace OptiSuite.Losses.Tests;

/// <summary>Four classes, of which zero to four are right.</summary>
internal sealed class MultiLabelMarginUnderTest(MultiLabelMarginLoss loss) : LossUnderTest(loss.ToString())
{
    private static readonly int[] _lists = [2, -1, -1, -1, 0, 3, -1, 1, -1, 1, 1, 1, 3, 1, 2, 0, 1, 2, 0, -1];

    private readonly int[] _target = [.. Enumerable.Range(0, 160_000).Select(i => _lists[i % _lists.Length])];

    private readonly Dictionary<Reduction, MultiLabelMarginLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [4 * batch];

    public override int UnreducedLength(int batch) => batch;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(4 * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], _target.AsSpan(0, 4 * batch), 4, output, upstream, gradients[0]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], _target.AsSpan(0, 4 * batch), 4);

    public override LossUnderTest WithThreads(int threads) => new MultiLabelMarginUnderTest(loss with { MaxThreads = threads });
}
