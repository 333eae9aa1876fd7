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
        for (int k = 0; k < output.Length; k++) output[k] = input[Largest(input, k)];
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
        for (int k = 0; k < output.Length; k++) inputGradient[Largest(input, k)] += outputGradient[k];
    }

    /// <summary>Where the largest value under window k is; a NaN is larger than all.</summary>
    private int Largest(ReadOnlySpan<double> input, int k)
    {
        int pixels = OutputShape.PixelCount, plane = k / pixels * InputShape.PixelCount, width = InputShape.Width;
        int top = (k % pixels / OutputShape.Width * Stride) - Padding, left = (k % OutputShape.Width * Stride) - Padding;
        int bottom = Math.Min(top + KernelSize, InputShape.Height), right = Math.Min(left + KernelSize, width);
        top = Math.Max(top, 0);
        left = Math.Max(left, 0);
        int best = plane + (top * width) + left;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                int at = plane + (y * width) + x;
                if (input[at] > input[best] || double.IsNaN(input[at])) best = at;
            }
        }

        return best;
    }
}
