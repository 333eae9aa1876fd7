namespace OptiSuite.Optimizers;

/// <summary>Uniform among the best.</summary>
/// <param name="share">The share of parents that may be picked, in (0, 1]; at least two are.</param>
internal sealed class TruncationSelection(double share) : ParentSelection
{
    public override int Pick(RandomStream random) => random.NextInt(Math.Clamp((int)Math.Round(share * Count), Math.Min(2, Count), Count));
}
