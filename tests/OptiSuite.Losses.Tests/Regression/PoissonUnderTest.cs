namespace OptiSuite.Losses.Tests;

/// <summary>Three rates a sample, or their logarithms, and targets like counts away from 1, where Stirling's term jumps.</summary>
internal sealed class PoissonUnderTest(PoissonNegativeLogLikelihoodLoss loss) : LossUnderTest(loss.ToString())
{
    private readonly Dictionary<Reduction, PoissonNegativeLogLikelihoodLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    /// <summary>e^1000 is beyond any double, and a rate is not negative.</summary>
    public override double[] Extremes => loss.LogInput ? [-700, 700] : [0, 1e3];

    public override int[] InputLengths(int batch) => [3 * batch, 3 * batch];

    public override int UnreducedLength(int batch) => 3 * batch;

    public override double[][] Sample(int batch, RandomStream random)
    {
        double[] x = Normal(3 * batch, random), y = new double[3 * batch];
        for (int i = 0; i < x.Length; i++)
        {
            if (!loss.LogInput) x[i] = Math.Exp(0.3 * x[i]);
            y[i] = random.NextInt(5) + random.NextUniform(0.1, 0.9);
        }

        return [x, y];
    }

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1]);

    public override LossUnderTest WithThreads(int threads) => new PoissonUnderTest(loss with { MaxThreads = threads });
}
