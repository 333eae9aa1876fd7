namespace OptiSuite.Losses.Tests.Reconstruction;

public sealed class PerceptualLossTests
{
    private static readonly ImageShape _image = new(3, 8, 6);

    [Fact]
    public void Evaluate_SameImages_IsZeroWithAZeroGradient()
    {
        foreach (PerceptualDistance distance in Enum.GetValues<PerceptualDistance>())
        {
            var random = new RandomStream(3);
            double[] x = [.. Enumerable.Range(0, 2 * _image.Length).Select(_ => random.NextDouble())], gradient = new double[x.Length];
            var loss = new PerceptualLoss(ConvolutionalFeatures.Small(_image, random)) { Distance = distance, StyleWeight = 5 };
            loss.Evaluate(x, x, gradient).ShouldBe(0);
            gradient.ShouldAllBe(g => g == 0);
        }
    }

    [Fact]
    public void Evaluate_WrongImages_SaysWhatIsExpected()
    {
        var loss = new PerceptualLoss(ConvolutionalFeatures.Small(_image, new RandomStream(1)));
        double[] x = new double[2 * _image.Length];
        Refused(() => loss.Evaluate(x, x.AsSpan(1))).ShouldContain("N images of 3×8×6, 144 values each");
        Refused(() => loss.Evaluate(x.AsSpan(1), x.AsSpan(1))).ShouldContain("287");
        double[] bad = [.. x];
        bad[144 + 7] = double.NaN;
        Refused(() => loss.Evaluate(x, bad)).ShouldContain("Target 7 of image 1 of perceptual is NaN");
        loss.Evaluate(bad, x).ShouldBe(double.NaN);
        Refused(() => loss with { LayerWeights = [1, 2, 3] }).ShouldContain("3 layer weights for 2 layers");
        Refused(() => loss with { StyleWeight = -1 }).ShouldContain("not negative");
        Refused(() => loss with { Distance = (PerceptualDistance)7 }).ShouldContain("MeanSquared or MeanAbsolute");
    }

    [Fact]
    public void IsSmooth_NeedsASmoothNetworkAndSquares()
    {
        new PerceptualLoss(ConvolutionalFeatures.Small(_image, new RandomStream(1))).IsSmooth.ShouldBeFalse();
        new PerceptualLoss(PerceptualUnderTest.Features).IsSmooth.ShouldBeTrue();
        new PerceptualLoss(PerceptualUnderTest.Features) { Distance = PerceptualDistance.MeanAbsolute }.IsSmooth.ShouldBeFalse();
    }

    [Fact]
    public void ConvolutionalFeatures_LayersThatDoNotFit_AreRefused()
    {
        var conv = new Convolution2DLayer(_image, 2, kernelSize: 3);
        double[] parameters = new double[conv.ParameterCount];
        Refused(() => new ConvolutionalFeatures([new ReluLayer(4)], [0], [])).ShouldContain("first layer");
        Refused(() => new ConvolutionalFeatures([conv], [], parameters)).ShouldContain("at least one layer");
        Refused(() => new ConvolutionalFeatures([conv], [1], parameters)).ShouldContain("layer 1");
        Refused(() => new ConvolutionalFeatures([conv], [0], [1])).ShouldContain($"{parameters.Length} parameters");
        Refused(() => new ConvolutionalFeatures([conv, new LinearLayer(48, 5)], [0], new double[parameters.Length + 245])).ShouldContain("from images to images");
        Refused(() => new ConvolutionalFeatures([conv, new MaxPooling2DLayer(new ImageShape(4, 6, 2), 2)], [0], parameters)).ShouldContain("4×6×2");
    }

    [Fact]
    public void Backpropagate_PoolingAndUnusedLayers_AgreesWithCentralDifferences()
    {
        var first = new Convolution2DLayer(_image, 4, kernelSize: 3, padding: 1);
        var pool = new MaxPooling2DLayer(first.OutputShape, 2);
        var second = new Convolution2DLayer(pool.OutputShape, 2, kernelSize: 2);
        var features = ConvolutionalFeatures.He([first, new GeluLayer(first.OutputCount), pool, second], [0, 2], new RandomStream(2));
        features.Features.ShouldBe([new ImageShape(4, 8, 6), new ImageShape(4, 4, 3)]);
        features.WorkspaceLength.ShouldBe((2 * 192) + 48);
        var random = new RandomStream(6);
        double[] x = [.. Enumerable.Range(0, _image.Length).Select(_ => random.NextGaussian())], y = [.. x.Select(_ => random.NextGaussian())];
        double[] gradient = new double[x.Length];
        var loss = new PerceptualLoss(features);
        _ = loss.Evaluate(x, y, gradient);
        for (int i = 0; i < x.Length; i++)
        {
            double at = x[i];
            x[i] = at + 1e-6;
            double above = loss.Evaluate(x, y);
            x[i] = at - 1e-6;
            double below = loss.Evaluate(x, y);
            x[i] = at;
            gradient[i].ShouldBe((above - below) / 2e-6, 1e-7);
        }
    }

    [Fact]
    public void Small_SameSeed_GivesTheSameWeightsOfTheRightSize()
    {
        var image = new ImageShape(3, 32, 32);
        ConvolutionalFeatures features = ConvolutionalFeatures.Small(image, new RandomStream(9));
        features.Parameters.SequenceEqual(ConvolutionalFeatures.Small(image, new RandomStream(9)).Parameters).ShouldBeTrue();
        double[] second = features.Parameters.Slice(448, 32 * 16 * 9).ToArray();
        second.Average(w => w * w).ShouldBe(2.0 / 144, 0.1 * 2 / 144);
        features.Parameters[^32..].ToArray().ShouldAllBe(b => b == 0);
    }

    private static string Refused(Func<object> action) => Should.Throw<ArgumentException>(() => { _ = action(); }).Message;
}
