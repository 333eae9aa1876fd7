using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>What turns an image into several layers of features, and gradients in the features into a gradient in the image.</summary>
/// <remarks>One image at a time. An extractor keeps nothing between calls and may be used from several threads.</remarks>
public interface IFeatureExtractor
{
    /// <summary>The shape of an image.</summary>
    ImageShape ImageShape { get; }

    /// <summary>The shapes of the layers of features, at least one.</summary>
    ImmutableArray<ImageShape> Features { get; }

    /// <summary>Whether the features are a smooth function of the image.</summary>
    bool IsSmooth { get; }

    /// <summary>How many values <see cref="Extract"/> leaves for <see cref="Backpropagate"/>.</summary>
    int WorkspaceLength { get; }

    /// <summary>Writes the features.</summary>
    /// <param name="image">The image.</param>
    /// <param name="workspace">Receives what <see cref="Backpropagate"/> needs, <see cref="WorkspaceLength"/> values.</param>
    /// <param name="features">Receives the layers, one after the other.</param>
    void Extract(ReadOnlySpan<double> image, Span<double> workspace, Span<double> features);

    /// <summary>Writes the gradient in the image, given that in the features: the vector-Jacobian product.</summary>
    /// <param name="image">The image.</param>
    /// <param name="workspace">What <see cref="Extract"/> left.</param>
    /// <param name="featureGradient">The gradient in all layers, one after the other.</param>
    /// <param name="imageGradient">Receives the gradient; overwritten.</param>
    void Backpropagate(
        ReadOnlySpan<double> image, ReadOnlySpan<double> workspace, ReadOnlySpan<double> featureGradient, Span<double> imageGradient);
}
