namespace OptiSuite.Losses.Tests;

/// <summary>Embeddings of five dimensions.</summary>
internal sealed class TripletUnderTest(TripletLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly Dictionary<Reduction, TripletLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [5 * batch, 5 * batch, 5 * batch];

    public override int UnreducedLength(int batch) => batch;

    public override double[][] Sample(int batch, RandomStream random) =>
        [Normal(5 * batch, random), Normal(5 * batch, random), Normal(5 * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], inputs[2], 5, output, upstream, gradients[0], gradients[1], gradients[2]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], inputs[2], 5);

    public override LossUnderTest WithThreads(int threads) => new TripletUnderTest(loss with { MaxThreads = threads });
}
