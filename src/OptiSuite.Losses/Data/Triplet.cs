namespace OptiSuite.Losses;

/// <summary>Three samples of a batch: anchor and positive have one label, the negative another.</summary>
/// <param name="Anchor">The anchor's index.</param>
/// <param name="Positive">The positive's index, not the anchor's.</param>
/// <param name="Negative">The negative's index.</param>
public readonly record struct Triplet(int Anchor, int Positive, int Negative);
