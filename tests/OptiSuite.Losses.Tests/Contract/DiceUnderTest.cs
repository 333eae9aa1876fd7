namespace OptiSuite.Losses.Tests;

/// <summary>Six pixels a sample.</summary>
internal sealed class DiceUnderTest(DiceLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly Dictionary<Reduction, DiceLoss> _losses = CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override string? RefusalOfLargeInputs => loss.FromLogits ? null : "For logits set FromLogits";

    // An empty mask predicted empty.
    public override double SumOfNothing => loss.PerSample ? 0 : 1 - (loss.Smooth / (loss.Smooth + loss.Eps));

    public override double? MeanOfNothing => loss.PerSample ? double.NaN : SumOfNothing;

    public override int[] InputLengths(int batch) => [6 * batch, 6 * batch];

    public override int UnreducedLength(int batch) => loss.PerSample ? batch : 1;

    public override double[][] Sample(int batch, RandomStream random)
    {
        double[] x = Normal(6 * batch, random), y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (!loss.FromLogits) x[i] = random.NextUniform(0.1, 0.9);
            y[i] = random.NextUniform(0.1, 0.9);
        }

        return [x, y];
    }

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], batch, output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], batch);

    public override LossUnderTest WithThreads(int threads) => new DiceUnderTest(loss with { MaxThreads = threads });
}
