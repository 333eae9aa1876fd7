using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// REX (Akimoto, Sakuma, Ono and Kobayashi, GECCO 2009): x = g + Σ ξᵢ (xᵢ − g) over m parents with mean g, ξᵢ normal with the variance
/// expansion/m.
/// </summary>
internal sealed class RealCodedEnsembleCrossover(double expansion, int dimension, int free) : Crossover
{
    private readonly double[] _mean = new double[dimension];

    public override int ParentCount => free + 1;

    public override bool IsSelfSufficient => true;

    public override void Cross(in Mates mates, Span<double> child, Span<double> sibling, RandomStream random)
    {
        int m = mates.Count;
        Span<double> mean = _mean;
        mean.Clear();
        for (int i = 0; i < m; i++) VectorKernels.AddScaled(1.0 / m, mates[i], mean);
        mean.CopyTo(child);
        mean.CopyTo(sibling);
        double deviation = Math.Sqrt(expansion / m), first = 0, second = 0;
        for (int i = 0; i < m; i++)
        {
            double xi = deviation * random.NextGaussian(), other = deviation * random.NextGaussian();
            first += xi;
            second += other;
            ReadOnlySpan<double> parent = mates[i];
            VectorKernels.AddScaled(xi, parent, child);
            VectorKernels.AddScaled(other, parent, sibling);
        }

        VectorKernels.AddScaled(-first, mean, child);
        VectorKernels.AddScaled(-second, mean, sibling);
    }
}
