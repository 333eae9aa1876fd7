namespace OptiSuite.Losses.Tests;

/// <summary>Vectors of five dimensions.</summary>
internal sealed class VectorUnderTest(VectorLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly Dictionary<Reduction, VectorLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [5 * batch, 5 * batch];

    public override int UnreducedLength(int batch) => batch;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(5 * batch, random), Normal(5 * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], 5, output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], 5);

    public override LossUnderTest WithThreads(int threads) => new VectorUnderTest(loss with { MaxThreads = threads });
}
