namespace OptiSuite.Optimizers;

/// <summary>A coin for every variable says which child gets it from which parent.</summary>
internal sealed class UniformCrossover : Crossover
{
    public override void Cross(in Mates mates, Span<double> child, Span<double> sibling, RandomStream random)
    {
        ReadOnlySpan<double> a = mates[0], b = mates[1];
        ulong coins = 0;
        for (int j = 0; j < child.Length; j++)
        {
            if (j % 64 == 0) coins = random.NextUInt64();
            bool straight = (coins & 1) == 0;
            coins >>= 1;
            (child[j], sibling[j]) = straight ? (a[j], b[j]) : (b[j], a[j]);
        }
    }
}
