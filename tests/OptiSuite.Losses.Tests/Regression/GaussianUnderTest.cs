namespace OptiSuite.Losses.Tests;

/// <summary>Six elements a sample, with a variance for each run of so many.</summary>
internal sealed class GaussianUnderTest(GaussianNegativeLogLikelihoodLoss loss, int run) : LossUnderTest(loss.ToString() + " runs of " + run)
{
    private readonly Dictionary<Reduction, GaussianNegativeLogLikelihoodLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [6 * batch, 6 * batch, 6 * batch / run];

    public override int UnreducedLength(int batch) => 6 * batch;

    // Away from small variances, near which central differences are inexact, and where the loss is positive.
    public override double[][] Sample(int batch, RandomStream random)
    {
        double[] variance = new double[6 * batch / run];
        for (int i = 0; i < variance.Length; i++) variance[i] = random.NextUniform(1, 3);
        return [Normal(6 * batch, random), Normal(6 * batch, random), variance];
    }

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], inputs[2], output, upstream, gradients[0], gradients[1], gradients[2]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], inputs[1], inputs[2]);

    public override LossUnderTest WithThreads(int threads) => new GaussianUnderTest(loss with { MaxThreads = threads }, run);
}
