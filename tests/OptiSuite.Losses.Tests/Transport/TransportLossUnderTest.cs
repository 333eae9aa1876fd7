namespace OptiSuite.Losses.Tests;

/// <summary>
/// Costs from as many points as the batch has to five, or to as many in the large batch. The masses are no inputs here: one alone cannot change, as the sums must agree.
/// One value, whatever the reduction; costs, and with them the value, may be negative.
/// </summary>
internal sealed class TransportLossUnderTest(TransportLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly Dictionary<int, (double[] A, double[] B)> _masses = [];

    private readonly Dictionary<Reduction, TransportLoss> _losses = CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override double? MeanOfNothing => null;

    public override double LowerBound => double.NegativeInfinity;

    public override int LargeBatch => 200;

    public override int[] InputLengths(int batch) => [Sinks(batch) * batch];

    public override int UnreducedLength(int batch) => 1;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(Sinks(batch) * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients)
    {
        (double[] a, double[] b) = Masses(batch);
        _losses[reduction].EvaluateTo(inputs[0], a, b, output, upstream, gradients[0]);
    }

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs)
    {
        (double[] a, double[] b) = Masses(batch);
        return _losses[reduction].Evaluate(inputs[0], a, b);
    }

    public override LossUnderTest WithThreads(int threads) => new TransportLossUnderTest(loss with { MaxThreads = threads });

    private (double[] A, double[] B) Masses(int batch)
    {
        if (_masses.TryGetValue(batch, out (double[] A, double[] B) masses)) return masses;
        return _masses[batch] = Draw(batch);
    }

    private static (double[] A, double[] B) Draw(int batch)
    {
        double[] a = [.. Enumerable.Range(1, batch).Select(i => 1 + (i * i % 7 * 0.1))], b = [.. Enumerable.Range(1, Sinks(batch)).Select(j => (double)(j * 3 % 4))];
        double factor = a.Sum() / b.Sum();
        return (a, [.. b.Select(mass => mass * factor)]);
    }

    private static int Sinks(int batch) => batch >= 200 ? 200 : 5;
}
