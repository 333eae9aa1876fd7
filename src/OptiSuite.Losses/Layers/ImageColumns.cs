namespace OptiSuite.Losses;

/// <summary>
/// The patches under a sliding window as columns: row (c, ky, kx), column (oy, ox) holds the pixel that the window at (oy, ox) has at
/// (c, ky, kx), and 0 in the padding. A convolution is then a matrix product. Columns are made for a band of output rows at a time.
/// </summary>
internal readonly struct ImageColumns(ImageShape image, ImageShape output, int kernelHeight, int kernelWidth, int stride, int padding)
{
    // Wide enough for the matrix product to reach its speed, small enough to stay in the caches.
    private const int BandValues = 1 << 17;

    /// <summary>The height of the matrix, C·kh·kw.</summary>
    public int Rows => checked(image.Channels * kernelHeight * kernelWidth);

    /// <summary>How many output rows there are in a band.</summary>
    public int BandHeight => Math.Clamp(BandValues / Math.Max(1, Rows * output.Width), 1, output.Height);

    /// <summary>Gathers the columns of the output rows from..to.</summary>
    public void Gather(ReadOnlySpan<double> pixels, int from, int to, Span<double> columns)
    {
        int width = output.Width, at = 0;
        for (int c = 0; c < image.Channels; c++)
        {
            ReadOnlySpan<double> channel = pixels.Slice(c * image.PixelCount, image.PixelCount);
            for (int ky = 0; ky < kernelHeight; ky++)
            {
                for (int kx = 0; kx < kernelWidth; kx++)
                {
                    (int first, int end) = Inside(kx);
                    for (int oy = from; oy < to; oy++, at += width)
                    {
                        Span<double> line = columns.Slice(at, width);
                        int y = (oy * stride) + ky - padding;
                        if ((uint)y >= (uint)image.Height || first >= end)
                        {
                            line.Clear();
                            continue;
                        }

                        line[..first].Clear();
                        line[end..].Clear();
                        ReadOnlySpan<double> source = channel[((y * image.Width) + (first * stride) + kx - padding)..];
                        line = line[first..end];
                        if (stride == 1) source[..line.Length].CopyTo(line);
                        else for (int k = 0; k < line.Length; k++) line[k] = source[k * stride];
                    }
                }
            }
        }
    }

    /// <summary>Adds the columns of the output rows from..to back to the pixels that they came from.</summary>
    public void ScatterAdd(ReadOnlySpan<double> columns, int from, int to, Span<double> pixels)
    {
        int width = output.Width, at = 0;
        for (int c = 0; c < image.Channels; c++)
        {
            Span<double> channel = pixels.Slice(c * image.PixelCount, image.PixelCount);
            for (int ky = 0; ky < kernelHeight; ky++)
            {
                for (int kx = 0; kx < kernelWidth; kx++)
                {
                    (int first, int end) = Inside(kx);
                    for (int oy = from; oy < to; oy++, at += width)
                    {
                        int y = (oy * stride) + ky - padding;
                        if ((uint)y >= (uint)image.Height || first >= end) continue;
                        Span<double> target = channel[((y * image.Width) + (first * stride) + kx - padding)..];
                        ReadOnlySpan<double> line = columns.Slice(at + first, end - first);
                        for (int k = 0; k < line.Length; k++) target[k * stride] += line[k];
                    }
                }
            }
        }
    }

    /// <summary>The output columns whose window has column kx inside the image.</summary>
    private (int First, int End) Inside(int kx)
    {
        int first = Math.Max(0, (padding - kx + stride - 1) / stride);
        int last = (image.Width - 1 + padding - kx) / stride;
        return image.Width - 1 + padding - kx < 0 ? (0, 0) : (Math.Min(first, output.Width), Math.Min(last + 1, output.Width));
    }
}
