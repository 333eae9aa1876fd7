using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of image reconstruction.</summary>
internal static class ReconstructionLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(
            new PerceptualLoss(ConvolutionalFeatures.Small(new ImageShape(3, 16, 16), new RandomStream(0))),
            "reconstruction",
            "Σ w[l] mean d(φ[l](x) − φ[l](y)) + s Σ w[l] mean (G(φ[l](x)) − G(φ[l](y)))²",
            "images, shape of the input",
            "Extractor, Distance=MeanSquared, LayerWeights=null, StyleWeight=0, Reduction=Mean",
            ""),
    ];
}
