namespace OptiSuite.Losses;

/// <summary>A layer from images to images, such as a convolution.</summary>
public interface IImageLayer
{
    /// <summary>The shape of a row of the input.</summary>
    ImageShape InputShape { get; }

    /// <summary>The shape of a row of the output.</summary>
    ImageShape OutputShape { get; }
}
