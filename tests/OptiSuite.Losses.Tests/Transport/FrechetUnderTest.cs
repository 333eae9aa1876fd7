namespace OptiSuite.Losses.Tests;

/// <summary>Gaussians of as many dimensions as the batch has samples, six at most. One value, whatever the reduction.</summary>
internal sealed class FrechetGaussiansUnderTest(FrechetDistanceLoss loss) : LossUnderTest(loss + " of Gaussians")
{
    private readonly Dictionary<Reduction, FrechetDistanceLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override double? MeanOfNothing => null;

    public override int[] InputLengths(int batch)
    {
        int d = Math.Min(batch, 6);
        return [d, d * d, d, d * d];
    }

    public override int UnreducedLength(int batch) => 1;

    public override double[][] Sample(int batch, RandomStream random)
    {
        int d = Math.Min(batch, 6);
        return [Normal(d, random), Covariance(d, random), Normal(d, random), Covariance(d, random)];
    }

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(
            inputs[0], inputs[1], inputs[2], inputs[3], output, upstream, gradients[0], gradients[1], gradients[2], gradients[3]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], inputs[2], inputs[3]);

    public override LossUnderTest WithThreads(int threads) => new FrechetGaussiansUnderTest(loss with { MaxThreads = threads });

    private static double[] Covariance(int d, RandomStream random)
    {
        double[] x = Normal(d * d, random), s = new double[d * d];
        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j < d; j++)
            {
                s[(i * d) + j] = i == j ? 0.3 : 0;
                for (int k = 0; k < d; k++) s[(i * d) + j] += x[(i * d) + k] * x[(j * d) + k] / d;
            }
        }

        return s;
    }
}

/// <summary>Features of three dimensions, four more than the batch has, so that covariances are regular.</summary>
internal sealed class FrechetFeaturesUnderTest(FrechetDistanceLoss loss) : LossUnderTest(loss + " of features")
{
    private const int Dimension = 3;

    private readonly Dictionary<Reduction, FrechetDistanceLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override double? MeanOfNothing => null;

    public override int[] InputLengths(int batch) => batch == 0 ? [0, 0] : [Dimension * (batch + 4), Dimension * (batch + 5)];

    public override int UnreducedLength(int batch) => 1;

    public override double[][] Sample(int batch, RandomStream random) =>
        [Normal(Dimension * (batch + 4), random), Normal(Dimension * (batch + 5), random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], Dimension, output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], Dimension);

    public override LossUnderTest WithThreads(int threads) => new FrechetFeaturesUnderTest(loss with { MaxThreads = threads });
}
