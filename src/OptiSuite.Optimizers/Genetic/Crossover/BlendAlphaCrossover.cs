namespace OptiSuite.Optimizers;

/// <summary>BLX-α: every variable uniform in [min − αd, max + αd], d the parents' distance in it.</summary>
internal sealed class BlendAlphaCrossover(double alpha) : Crossover
{
    public override void Cross(in Mates mates, Span<double> child, Span<double> sibling, RandomStream random)
    {
        ReadOnlySpan<double> a = mates[0], b = mates[1];
        for (int j = 0; j < child.Length; j++)
        {
            double low = Math.Min(a[j], b[j]), distance = Math.Abs(a[j] - b[j]);
            double begin = low - (alpha * distance), width = (1 + (2 * alpha)) * distance;
            child[j] = begin + (width * random.NextDouble());
            sibling[j] = begin + (width * random.NextDouble());
        }
    }
}
