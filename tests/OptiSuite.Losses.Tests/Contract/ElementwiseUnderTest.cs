namespace OptiSuite.Losses.Tests;

/// <summary>Batches of three elements a sample.</summary>
internal sealed class ElementwiseUnderTest(ElementwiseLoss loss, bool probabilities = false, bool ofProbabilities = false) : LossUnderTest(loss.ToString())
{
    private readonly Dictionary<Reduction, ElementwiseLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    /// <summary>A scale taken from the batch is held constant.</summary>
    public override bool GradientIsDerivative => loss is not TukeyBiweightLoss { Scaling: TukeyScaling.MedianAbsoluteDeviation };

    public override string? RefusalOfLargeInputs => ofProbabilities ? "a probability from 0 to 1" : null;

    public override int[] InputLengths(int batch) => [3 * batch, 3 * batch];

    public override int UnreducedLength(int batch) => 3 * batch;

    public override double[][] Sample(int batch, RandomStream random)
    {
        double[] y = Values(probabilities);
        return [Values(ofProbabilities), y];

        double[] Values(bool areProbabilities)
        {
            double[] values = Normal(3 * batch, random);
            for (int i = 0; i < values.Length && areProbabilities; i++) values[i] = random.NextUniform(0.1, 0.9);
            return values;
        }
    }

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1]);

    public override LossUnderTest WithThreads(int threads) => new ElementwiseUnderTest(loss with { MaxThreads = threads }, probabilities, ofProbabilities);
}
