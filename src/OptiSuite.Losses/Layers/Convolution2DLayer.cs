using System.Collections.Immutable;
using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Losses;

/// <summary>
/// Two-dimensional convolution (as in all neural networks, a cross-correlation): y[o, i, j] = b[o] + Σ W[o, c, k, l]·x[c, s·i + k − p,
/// s·j + l − p]. The parameters are W, (out, in, kh, kw), then b.
/// </summary>
/// <remarks>
/// Through the product of W with the matrix of all patches. PyTorch: <c>Conv2d</c>, with its layout and its initialization: all parameters
/// uniform in ±1/√(in·kh·kw).
/// </remarks>
/// <example><code>var layer = new Convolution2DLayer(new ImageShape(3, 32, 32), 16, kernelSize: 3, padding: 1);   // 16×32×32</code></example>
public sealed record Convolution2DLayer : Layer, IImageLayer
{
    /// <summary>A convolution with a square kernel.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="outputChannels">The channels of the output, at least 1.</param>
    /// <param name="kernelSize">Height and width of the kernel, at least 1.</param>
    /// <param name="stride">s, at least 1. Default 1.</param>
    /// <param name="padding">p, how many zeros are put around the image, at least 0. Default 0.</param>
    /// <param name="hasBias">Whether there is b. Default true.</param>
    /// <exception cref="ArgumentException">A size is too small, or the kernel does not fit the image.</exception>
    public Convolution2DLayer(ImageShape input, int outputChannels, int kernelSize, int stride = 1, int padding = 0, bool hasBias = true)
        : this(input, outputChannels, kernelSize, kernelSize, stride, padding, hasBias)
    {
    }

    /// <summary>A convolution.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="outputChannels">The channels of the output, at least 1.</param>
    /// <param name="kernelHeight">kh, at least 1.</param>
    /// <param name="kernelWidth">kw, at least 1.</param>
    /// <param name="stride">s, at least 1.</param>
    /// <param name="padding">p, at least 0.</param>
    /// <param name="hasBias">Whether there is b. Default true.</param>
    /// <exception cref="ArgumentException">A size is too small, or the kernel does not fit the image.</exception>
    public Convolution2DLayer(
        ImageShape input, int outputChannels, int kernelHeight, int kernelWidth, int stride, int padding, bool hasBias = true)
        : base(input.Length, input.Slide(outputChannels, kernelHeight, kernelWidth, stride, padding).Length)
    {
        InputShape = input;
        OutputShape = input.Slide(outputChannels, kernelHeight, kernelWidth, stride, padding);
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        Stride = stride;
        Padding = padding;
        HasBias = hasBias;
    }

    /// <inheritdoc/>
    public ImageShape InputShape { get; }

    /// <inheritdoc/>
    public ImageShape OutputShape { get; }

    /// <summary>kh.</summary>
    public int KernelHeight { get; }

    /// <summary>kw.</summary>
    public int KernelWidth { get; }

    /// <summary>s.</summary>
    public int Stride { get; }

    /// <summary>p.</summary>
    public int Padding { get; }

    /// <summary>Whether there is b.</summary>
    public bool HasBias { get; }

    /// <inheritdoc/>
    public override int ParameterCount => checked(WeightCount + (HasBias ? OutputShape.Channels : 0));

    /// <inheritdoc/>
    public override ImmutableArray<ParameterSlice> Slices
    {
        get
        {
            var weight = new ParameterSlice("weight", 0, [OutputShape.Channels, InputShape.Channels, KernelHeight, KernelWidth]);
            return HasBias ? [weight, new("bias", WeightCount, [OutputShape.Channels])] : [weight];
        }
    }

    private ImageColumns Columns => new(InputShape, OutputShape, KernelHeight, KernelWidth, Stride, Padding);

    private int WeightCount => checked(OutputShape.Channels * Columns.Rows);

    /// <inheritdoc/>
    public override void Initialize(RandomStream random, Span<double> parameters) =>
        Initialization.Uniform(random, 1 / Math.Sqrt(Columns.Rows), parameters);

    /// <inheritdoc/>
    protected override void ComputeOutput(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        int rows,
        LayerMode mode,
        Span<double> workspace,
        Span<double> output)
    {
        ImageColumns columns = Columns;
        int k = columns.Rows, channels = OutputShape.Channels, pixels = OutputShape.PixelCount, band = columns.BandHeight, width = OutputShape.Width;
        using var scratch = new ScratchSpace<double>(k * band * width);
        Span<double> patches = scratch.Take(k * band * width);
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> x = input.Slice(i * InputCount, InputCount);
            Span<double> y = output.Slice(i * OutputCount, OutputCount);
            for (int o = 0; o < channels && HasBias; o++) y.Slice(o * pixels, pixels).Fill(parameters[WeightCount + o]);
            for (int from = 0; from < OutputShape.Height; from += band)
            {
                int to = Math.Min(from + band, OutputShape.Height), n = (to - from) * width;
                columns.Gather(x, from, to, patches[..(k * n)]);
                MatrixProduct.Multiply(
                    channels, n, k, 1, parameters[..WeightCount], k, 1, patches[..(k * n)], n, 1, HasBias ? 1 : 0, y[(from * width)..], pixels);
            }
        }
    }

    /// <inheritdoc/>
    protected override void ComputeGradients(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> output,
        int rows,
        LayerMode mode,
        ReadOnlySpan<double> workspace,
        ReadOnlySpan<double> outputGradient,
        Span<double> inputGradient,
        Span<double> parameterGradient)
    {
        ImageColumns columns = Columns;
        int k = columns.Rows, channels = OutputShape.Channels, pixels = OutputShape.PixelCount, band = columns.BandHeight, width = OutputShape.Width;
        inputGradient.Clear();
        parameterGradient.Clear();
        using var scratch = new ScratchSpace<double>(k * band * width);
        Span<double> patches = scratch.Take(k * band * width);
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> x = input.Slice(i * InputCount, InputCount), gradient = outputGradient.Slice(i * OutputCount, OutputCount);
            for (int from = 0; from < OutputShape.Height; from += band)
            {
                int to = Math.Min(from + band, OutputShape.Height), n = (to - from) * width;
                ReadOnlySpan<double> g = gradient[(from * width)..];
                Span<double> part = patches[..(k * n)];
                if (!parameterGradient.IsEmpty)
                {
                    columns.Gather(x, from, to, part);
                    MatrixProduct.Multiply(channels, k, n, 1, g, pixels, 1, part, 1, n, 1, parameterGradient[..WeightCount], k);
                }

                if (inputGradient.IsEmpty) continue;
                MatrixProduct.Multiply(k, n, channels, 1, parameters[..WeightCount], 1, k, g, pixels, 1, 0, part, n);
                columns.ScatterAdd(part, from, to, inputGradient.Slice(i * InputCount, InputCount));
            }

            for (int o = 0; o < channels && HasBias && !parameterGradient.IsEmpty; o++)
            {
                parameterGradient[WeightCount + o] += TensorPrimitives.Sum(gradient.Slice(o * pixels, pixels));
            }
        }
    }
}
