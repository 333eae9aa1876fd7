using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// REX (Akimoto, Sakuma, Ono and Kobayashi, GECCO 2009): x = g + Σ ξᵢ (xᵢ − g) over m parents with mean g, ξᵢ normal with the variance
/// expansion/m.
/// </summary>
internal sealed class RealCodedEnsembleCrossover(double expansion, int parents) : Crossover
{
    private readonly double[] _weights = new double[2 * parents];

    public override int ParentCount => parents;

    public override bool IsSelfSufficient => true;

    public override void Cross(in Mates mates, Span<double> child, Span<double> sibling, RandomStream random)
    {
        int m = mates.Count;
        Span<double> first = _weights.AsSpan(0, m), second = _weights.AsSpan(m, m);
        random.FillGaussian(_weights.AsSpan(0, 2 * m));
        Weigh(first);
        Weigh(second);
        child.Clear();
        sibling.Clear();
        for (int i = 0; i < m; i++)
        {
            ReadOnlySpan<double> parent = mates[i];
            VectorKernels.AddScaled(first[i], parent, child);
            VectorKernels.AddScaled(second[i], parent, sibling);
        }
    }

    /// <summary>g + Σ ξᵢ (xᵢ − g) is the sum of the parents with the weights ξᵢ + (1 − Σ ξ)/m, which add up to 1.</summary>
    private void Weigh(Span<double> xi)
    {
        double deviation = Math.Sqrt(expansion / xi.Length), sum = 0;
        foreach (double value in xi) sum += deviation * value;
        double rest = (1 - sum) / xi.Length;
        for (int i = 0; i < xi.Length; i++) xi[i] = (deviation * xi[i]) + rest;
    }
}
