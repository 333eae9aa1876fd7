namespace OptiSuite.Losses.Tests;

/// <summary>Batches of images of 2×3×3.</summary>
internal sealed class PerceptualUnderTest(PerceptualLoss loss) : LossUnderTest($"{loss.Name}, {loss.Distance}, style {loss.StyleWeight}")
{
    private static readonly ImageShape _image = new(2, 3, 3);

    private readonly Dictionary<Reduction, PerceptualLoss> _losses = CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    /// <summary>A smooth extractor, so that central differences meet no kink.</summary>
    public static ConvolutionalFeatures Features { get; } =
        ConvolutionalFeatures.He(ConvolutionalFeatures.SmallLayers(_image, 3, 3, softplus: true), [1, 3], new RandomStream(41));

    public override int[] InputLengths(int batch) => [_image.Length * batch, _image.Length * batch];

    public override int UnreducedLength(int batch) => batch;

    public override double[][] Sample(int batch, RandomStream random) =>
        [Normal(_image.Length * batch, random), Normal(_image.Length * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], inputs[1], output, upstream, gradients[0], gradients[1]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) => _losses[reduction].Evaluate(inputs[0], inputs[1]);

    public override LossUnderTest WithThreads(int threads) => new PerceptualUnderTest(loss with { MaxThreads = threads });
}
