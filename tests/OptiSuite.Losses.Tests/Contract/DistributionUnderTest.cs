namespace OptiSuite.Losses.Tests;

/// <summary>Four classes, at some positions a sample; what input and target hold differs.</summary>
internal sealed class DistributionUnderTest(
    DistributionLoss loss, int positions, bool ofProbabilities = false, bool logTarget = false, bool isNonnegative = true)
    : LossUnderTest(loss.ToString())
{
    private readonly Dictionary<Reduction, DistributionLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override string? RefusalOfLargeInputs => ofProbabilities ? "the probability of each class" : null;

    public override double LowerBound => isNonnegative ? 0 : double.NegativeInfinity;

    public override int[] InputLengths(int batch) => [4 * positions * batch, 4 * positions * batch];

    public override int UnreducedLength(int batch) => loss.UnreducedLength(Shape(batch));

    public override double[][] Sample(int batch, RandomStream random)
    {
        double[] x = Normal(4 * positions * batch, random), y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (ofProbabilities) x[i] = random.NextUniform(0.1, 0.9);
            double p = random.NextUniform(0.1, 0.9);
            y[i] = logTarget ? Math.Log(p) : p;
        }

        return [x, y];
    }

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], Shape(batch), output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], Shape(batch));

    public override LossUnderTest WithThreads(int threads) =>
        new DistributionUnderTest(loss with { MaxThreads = threads }, positions, ofProbabilities, logTarget, isNonnegative);

    private LogitShape Shape(int batch) => new(batch, 4, positions);
}
