namespace OptiSuite.Losses;

/// <summary>The largest value under a sliding window, channel by channel; the padding counts as −∞.</summary>
/// <remarks>Among equal values the first has the gradient. PyTorch: <c>MaxPool2d</c>.</remarks>
/// <example><code>var layer = new MaxPooling2DLayer(new ImageShape(64, 32, 32), 2);   // 64×16×16</code></example>
public sealed record MaxPooling2DLayer : Layer, IImageLayer
{
    /// <summary>A pooling.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <param name="kernelSize">Height and width of the window, at least 1.</param>
    /// <param name="stride">How far the window moves, at least 1. Default null, its size, as in PyTorch.</param>
    /// <param name="padding">The padding, from 0 to half the window. Default 0.</param>
    /// <exception cref="ArgumentException">A size is too small, or the window does not fit the image.</exception>
    public MaxPooling2DLayer(ImageShape input, int kernelSize, int? stride = null, int padding = 0)
        : base(input.Length, input.Slide(input.Channels, kernelSize, kernelSize, stride ?? kernelSize, padding).Length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(padding, kernelSize / 2);
        InputShape = input;
        KernelSize = kernelSize;
        Stride = stride ?? kernelSize;
        Padding = padding;
        OutputShape = input.Slide(input.Channels, kernelSize, kernelSize, Stride, padding);
    }

    /// <inheritdoc/>
    public ImageShape InputShape { get; }

    /// <inheritdoc/>
    public ImageShape OutputShape { get; }

    /// <summary>Height and width of the window.</summary>
    public int KernelSize { get; }

    /// <summary>How far the window moves.</summary>
    public int Stride { get; }

    /// <summary>How far the window may stand over the edge.</summary>
    public int Padding { get; }

    /// <inheritdoc/>
    public override bool IsSmooth => KernelSize == 1;

    /// <inheritdoc/>
    protected override void ComputeOutput(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        int rows,
        LayerMode mode,
        Span<double> workspace,
        Span<double> output)
    {
        int pixels = InputShape.PixelCount, k = 0;
        for (int plane = 0; plane < input.Length; plane += pixels)
        {
            ReadOnlySpan<double> channel = input.Slice(plane, pixels);
            for (int y = 0; y < OutputShape.Height; y++)
            {
                for (int x = 0; x < OutputShape.Width; x++) output[k++] = channel[Largest(channel, y, x)];
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
        if (inputGradient.IsEmpty) return;
        inputGradient.Clear();
        int pixels = InputShape.PixelCount, k = 0;
        for (int plane = 0; plane < input.Length; plane += pixels)
        {
            ReadOnlySpan<double> channel = input.Slice(plane, pixels);
            Span<double> gradient = inputGradient.Slice(plane, pixels);
            for (int y = 0; y < OutputShape.Height; y++)
            {
                for (int x = 0; x < OutputShape.Width; x++) gradient[Largest(channel, y, x)] += outputGradient[k++];
            }
        }
    }

    /// <summary>Where the largest value under a window is; a NaN is larger than all.</summary>
    private int Largest(ReadOnlySpan<double> channel, int outputY, int outputX)
    {
        int width = InputShape.Width, top = (outputY * Stride) - Padding, left = (outputX * Stride) - Padding;
        int bottom = Math.Min(top + KernelSize, InputShape.Height), right = Math.Min(left + KernelSize, width);
        top = Math.Max(top, 0);
        left = Math.Max(left, 0);
        int best = (top * width) + left;
        double largest = channel[best];
        for (int y = top; y < bottom; y++)
        {
            for (int at = (y * width) + left; at < (y * width) + right; at++)
            {
                if (!(channel[at] > largest) && !double.IsNaN(channel[at])) continue;
                best = at;
                largest = channel[at];
            }
        }

        return best;
    }
}
