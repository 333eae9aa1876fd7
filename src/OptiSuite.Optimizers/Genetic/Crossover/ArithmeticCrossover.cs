namespace OptiSuite.Optimizers;

/// <summary>Whole arithmetic crossover: λa + (1 − λ)b and (1 − λ)a + λb with one λ uniform in [0, 1).</summary>
internal sealed class ArithmeticCrossover : Crossover
{
    public override void Cross(in Mates mates, Span<double> child, Span<double> sibling, RandomStream random)
    {
        ReadOnlySpan<double> a = mates[0], b = mates[1];
        double lambda = random.NextDouble();
        for (int j = 0; j < child.Length; j++)
        {
            double step = lambda * (a[j] - b[j]);
            child[j] = b[j] + step;
            sibling[j] = a[j] - step;
        }
    }
}
