using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>The losses of sequences.</summary>
internal static class SequenceLosses
{
    public static ImmutableArray<LossDescription> All { get; } =
    [
        new(
            new CtcLoss(),
            "sequence",
            "−log Σ_π Π_t softmax(x_t)[π_t] over the alignments π of the target",
            "labels N×S without blanks, padded, with their lengths",
            "Blank=0, ZeroInfinity=false, Reduction=Mean",
            "CTCLoss"),
    ];
}
