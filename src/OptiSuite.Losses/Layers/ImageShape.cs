namespace OptiSuite.Losses;

/// <summary>The shape C×H×W of an image or a feature map; its values are row-major, channel after channel.</summary>
public readonly record struct ImageShape
{
    /// <summary>C×H×W.</summary>
    /// <param name="channels">C, at least 1.</param>
    /// <param name="height">H, at least 1.</param>
    /// <param name="width">W, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public ImageShape(int channels, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Channels = channels;
        Height = height;
        Width = width;
    }

    /// <summary>C.</summary>
    public int Channels { get; }

    /// <summary>H.</summary>
    public int Height { get; }

    /// <summary>W.</summary>
    public int Width { get; }

    /// <summary>The values of a channel, H·W.</summary>
    public int PixelCount => checked(Height * Width);

    /// <summary>The number of values, C·H·W.</summary>
    public int Length => checked(Channels * PixelCount);

    /// <inheritdoc/>
    public override string ToString() => $"{Channels}×{Height}×{Width}";

    /// <summary>The shape of what a sliding window leaves.</summary>
    internal ImageShape Slide(int channels, int kernelHeight, int kernelWidth, int stride, int padding)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernelHeight, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernelWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        if (kernelHeight > Height + (2 * padding) || kernelWidth > Width + (2 * padding))
        {
            throw new ArgumentException(
                $"A window of {kernelHeight}×{kernelWidth} does not fit an image of {this} with a padding of {padding}; make the window smaller or the image larger.");
        }

        return new ImageShape(
            channels, ((Height + (2 * padding) - kernelHeight) / stride) + 1, ((Width + (2 * padding) - kernelWidth) / stride) + 1);
    }
}
