namespace OptiSuite.Losses.Tests.Layers;

public sealed class LayerTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 0)]
    [InlineData(3, 3, 2, 1, 1)]
    [InlineData(2, 4, 3, 2, 1)]
    [InlineData(5, 1, 2, 3, 4)]
    [InlineData(7, 9, 2, 1, 3)]
    public void Convolution_AnyWindow_AgreesWithTheDefinition(int kernelHeight, int kernelWidth, int channels, int stride, int padding)
    {
        var random = new RandomStream(7);
        var layer = new Convolution2DLayer(new ImageShape(channels, 9, 11), 3, kernelHeight, kernelWidth, stride, padding);
        ImageShape input = layer.InputShape, output = layer.OutputShape;
        output.Height.ShouldBe(((9 + (2 * padding) - kernelHeight) / stride) + 1);
        double[] theta = Normal(layer.ParameterCount, random), x = Normal(2 * input.Length, random), y = new double[2 * output.Length];
        layer.Forward(theta, x, 2, default, default, y);
        for (int k = 0; k < y.Length; k++)
        {
            int n = k / output.Length, o = k / output.PixelCount % 3, oy = k / output.Width % output.Height, ox = k % output.Width;
            double expected = theta[^(3 - o)];
            for (int c = 0; c < channels; c++)
            {
                for (int ky = 0; ky < kernelHeight; ky++)
                {
                    for (int kx = 0; kx < kernelWidth; kx++)
                    {
                        int iy = (oy * stride) + ky - padding, ix = (ox * stride) + kx - padding;
                        if (iy < 0 || ix < 0 || iy >= 9 || ix >= 11) continue;
                        double w = theta[(((((o * channels) + c) * kernelHeight) + ky) * kernelWidth) + kx];
                        expected += w * x[(n * input.Length) + (c * 99) + (iy * 11) + ix];
                    }
                }
            }

            y[k].ShouldBe(expected, 1e-12);
        }
    }

    [Fact]
    public void Convolution_ImageOfSeveralBands_AgreesWithOneBandAtATime()
    {
        // 64 channels and 32×32 pixels take several bands; a wrong border between two would show in the gradient.
        var random = new RandomStream(3);
        var large = new Convolution2DLayer(new ImageShape(64, 32, 32), 2, kernelSize: 3, stride: 1, padding: 1);
        var small = new Convolution2DLayer(new ImageShape(64, 3, 32), 2, kernelHeight: 3, kernelWidth: 3, stride: 1, padding: 1);
        double[] theta = Normal(large.ParameterCount, random), x = Normal(large.InputCount, random), y = new double[large.OutputCount];
        large.Forward(theta, x, 1, default, default, y);
        double[] u = Normal(y.Length, random), gx = new double[x.Length], gp = new double[theta.Length];
        large.Backward(theta, x, y, 1, default, default, u, gx, gp);

        // The product with a direction in the input, and one in the parameters, both ways.
        double[] d = Normal(x.Length, random), yd = new double[y.Length], zero = [.. theta];
        zero.AsSpan(zero.Length - 2).Clear();
        large.Forward(zero, d, 1, default, default, yd);
        Dot(u, yd).ShouldBe(Dot(gx, d), 1e-9);
        double[] dp = Normal(theta.Length, random), yp = new double[y.Length];
        large.Forward(dp, x, 1, default, default, yp);
        Dot(u, yp).ShouldBe(Dot(gp, dp), 1e-9);

        // Rows 10 … 12 alone give output row 11.
        double[] part = new double[small.InputCount], z = new double[small.OutputCount];
        for (int c = 0; c < 64; c++) x.AsSpan((c * 1024) + 320, 96).CopyTo(part.AsSpan(c * 96));
        small.Forward(theta, part, 1, default, default, z);
        for (int j = 0; j < 32; j++) y[(11 * 32) + j].ShouldBe(z[32 + j], 1e-11);
    }

    [Fact]
    public void Convolution_WindowLargerThanTheImage_IsRefused() =>
        Should.Throw<ArgumentException>(() => new Convolution2DLayer(new ImageShape(1, 4, 4), 1, kernelSize: 7, padding: 1)).Message.ShouldContain("7×7 does not fit an image of 1×4×4");

    [Fact]
    public void Gelu_AnyInput_AgreesWithTheNormalDistribution()
    {
        var random = new RandomStream(1);
        double[] x = [.. Enumerable.Range(0, 2000).Select(_ => 3 * random.NextGaussian()), 0, -0.0, 1e-300, 37, -37, 1e3, -1e3], y = new double[x.Length];
        new GeluLayer(x.Length).Forward(default, x, 1, default, default, y);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = 0.5 * x[i] * MathNet.Numerics.SpecialFunctions.Erfc(-x[i] / Math.Sqrt(2));
            y[i].ShouldBe(expected, (2e-13 * Math.Abs(expected)) + 1e-320, $"{x[i]}");
        }
    }

    [Fact]
    public void Activations_AnyInput_AgreeWithTheDefinitionToTheLastDigits()
    {
        var random = new RandomStream(1);
        double[] x = [.. Enumerable.Range(0, 2000).Select(_ => Math.Pow(10, random.NextUniform(-12, 1.5)) * (random.NextInt(2) == 0 ? 1 : -1)), 0.5, -0.5];
        Check(new TanhLayer(x.Length), Math.Tanh);
        Check(new SigmoidLayer(x.Length), v => 1 / (1 + Math.Exp(-v)));
        Check(new SoftplusLayer(x.Length) { Threshold = double.PositiveInfinity }, v => Math.Max(v, 0) + LogOnePlus(Math.Exp(-Math.Abs(v))));
        Check(new LogSigmoidLayer(x.Length), v => -Math.Max(-v, 0) - LogOnePlus(Math.Exp(-Math.Abs(v))));
        Check(new LeakyReluLayer(x.Length), v => v > 0 ? v : 0.01 * v);

        void Check(Layer layer, Func<double, double> definition)
        {
            double[] y = new double[x.Length];
            layer.Forward(default, x, 1, default, default, y);
            for (int i = 0; i < x.Length; i++) y[i].ShouldBe(definition(x[i]), 1e-15 * Math.Max(1e-3, 2 * Math.Abs(y[i])), $"{layer.GetType().Name} {x[i]}");
        }

        static double LogOnePlus(double e) => 1 + e == 1 ? e : Math.Log(1 + e) * (e / (1 + e - 1));
    }

    [Fact]
    public void Forward_NaN_Spreads()
    {
        foreach (LayerUnderTest under in LayerUnderTest.All.Where(u => !u.TakesIds))
        {
            var random = new RandomStream(2);
            double[] x = under.Input(2, random), theta = under.Parameters(random);
            if (under.Mode.IsTraining && under.Layer is DropoutLayer) continue;
            x.AsSpan().Fill(double.NaN);
            under.Forward(theta, x, 2, out _).ShouldAllBe(y => double.IsNaN(y), under.Name);
        }
    }

    [Fact]
    public void Relu_Kinks_HaveTheSlopeAsked()
    {
        double[] x = [-1, 0, -0.0, 2, double.NegativeInfinity], y = new double[5], g = new double[5];
        foreach (double slope in new[] { 0, 0.5, 1 })
        {
            var layer = new ReluLayer(5) { SlopeAtZero = slope };
            layer.Forward(default, x, 1, default, default, y);
            layer.Backward(default, x, y, 1, default, default, [1, 1, 1, 1, 1], g, default);
            y.ShouldBe([0, 0, 0, 2, 0]);
            g.ShouldBe([0, slope, slope, 1, 0]);
        }

        Should.Throw<ArgumentOutOfRangeException>(() => new ReluLayer(1) { SlopeAtZero = 2 });
    }

    [Fact]
    public void Normalize_ZeroRow_StaysZeroWithoutNaN()
    {
        var layer = new NormalizeLayer(3);
        double[] y = new double[3], g = new double[3];
        layer.Forward(default, [0, 0, 0], 1, default, default, y);
        layer.Backward(default, [0, 0, 0], y, 1, default, default, [1, 2, 3], g, default);
        y.ShouldBe([0, 0, 0]);
        g.ShouldBe([1e12, 2e12, 3e12]);
    }

    [Fact]
    public void LayerNorm_AnyRow_HasMeanZeroAndVarianceOne()
    {
        double[] x = Normal(40, new RandomStream(6)), y = new double[40];
        var layer = new LayerNormLayer(20) { IsAffine = false, Eps = 1e-12 };
        for (int i = 0; i < 40; i++) x[i] = 1e6 + (3 * x[i]);
        layer.Forward(default, x, 2, default, new double[4], y);
        y[..20].Average().ShouldBe(0, 1e-9);
        y[20..].Average(v => v * v).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void BatchNorm_OneRowInTraining_IsRefusedAndInUseIsNot()
    {
        var layer = new BatchNorm1DLayer(2) { Statistics = new BatchStatistics(2) };
        double[] y = new double[2];
        Should.Throw<ArgumentException>(() => layer.Forward([1, 1, 0, 0], [3, 4], 1, LayerMode.Training(new RandomStream(1)), new double[4], y))
            .Message.ShouldContain("at least 2 rows");
        layer.Forward([1, 1, 0, 0], [3, 4], 1, LayerMode.Evaluation, new double[4], y);
        y[0].ShouldBe(3 / Math.Sqrt(1 + 1e-5), 1e-14);
        Should.Throw<ArgumentException>(() => new BatchNorm1DLayer(3) { Statistics = new BatchStatistics(2) }).Message.ShouldContain("2 features");
    }

    [Fact]
    public void BatchStatistics_Update_MovesByTheMomentum()
    {
        var statistics = new BatchStatistics(2);
        statistics.Update([1, 10, 3, 30, 5, 50], 3, 0.25);
        statistics.Mean.ToArray().ShouldBe([0.75, 7.5]);
        statistics.Variance.ToArray().ShouldBe([0.75 + (0.25 * 4), 0.75 + (0.25 * 400)]);
        statistics.Update([1, 10, 3, 30], 2, 1);
        statistics.Mean.ToArray().ShouldBe([2, 20]);
        Should.Throw<ArgumentException>(() => statistics.Update([1, 2], 1)).Message.ShouldContain("at least 2 rows");
        Should.Throw<ArgumentOutOfRangeException>(() => statistics.Update([1, 2, 3, 4], 2, 1.5));
    }

    [Fact]
    public void CosineHead_AnyLengths_GivesScaledCosines()
    {
        var layer = new CosineHeadLayer(2, 3) { Scale = 10 };
        double[] y = new double[6];
        layer.Forward([1, 0, 0, 5, -2, -2], [3, 0, 0, 0], 2, default, new double[5], y);
        y[0].ShouldBe(10, 1e-14);
        y[1].ShouldBe(0, 1e-14);
        y[2].ShouldBe(-10 / Math.Sqrt(2), 1e-14);
        y[3..].ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void Initialize_LinearLayer_IsUniformInItsBounds()
    {
        double[] theta = new double[10_100];
        new LinearLayer(100, 100).Initialize(new RandomStream(1), theta);
        theta.ShouldAllBe(t => Math.Abs(t) <= 0.1);
        theta.Average(t => t * t).ShouldBe(0.01 / 3, 0.0002);
        theta.Average().ShouldBe(0, 0.002);
    }

    private static double[] Normal(int length, RandomStream random) => [.. Enumerable.Range(0, length).Select(_ => random.NextGaussian())];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
