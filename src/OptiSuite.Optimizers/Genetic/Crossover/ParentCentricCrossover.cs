using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// PCX of three parents: x = xᵖ + ζ d + η D̄ e, d = xᵖ − g the distance of the parent p from the mean g, D̄ the mean distance of the other two from the line
/// along d, e normal in the space across d, ζ and η normal with the same deviation. The first two parents take the role of p for one child each.
/// </summary>
internal sealed class ParentCentricCrossover(double deviation, int dimension) : Crossover
{
    private readonly double[] _mean = new double[dimension];
    private readonly double[] _along = new double[dimension];

    public override int ParentCount => 3;

    public override bool IsSelfSufficient => true;

    public override void Cross(in Mates mates, Span<double> child, Span<double> sibling, RandomStream random)
    {
        for (int j = 0; j < _mean.Length; j++) _mean[j] = (mates[0][j] + mates[1][j] + mates[2][j]) / 3;
        Make(in mates, 0, child, random);
        Make(in mates, 1, sibling, random);
    }

    private void Make(in Mates mates, int centre, Span<double> child, RandomStream random)
    {
        ReadOnlySpan<double> x = mates[centre];
        for (int j = 0; j < _along.Length; j++) _along[j] = x[j] - _mean[j];
        double square = VectorKernels.Dot(_along, _along), distance = 0;
        for (int k = 0; k < 3; k++)
        {
            if (k != centre) distance += DistanceFromLine(mates[k], x, square) / 2;
        }

        for (int j = 0; j < child.Length; j++) child[j] = deviation * distance * random.NextGaussian();
        double parallel = square > 0 ? VectorKernels.Dot(child, _along) / square : 0;
        VectorKernels.AddScaled((deviation * random.NextGaussian()) - parallel, _along, child);
        VectorKernels.AddScaled(1, x, child);
    }

    private double DistanceFromLine(ReadOnlySpan<double> point, ReadOnlySpan<double> origin, double square)
    {
        double along = 0, all = 0;
        for (int j = 0; j < point.Length; j++)
        {
            double difference = point[j] - origin[j];
            along += difference * _along[j];
            all += difference * difference;
        }

        return Math.Sqrt(Math.Max(0, square > 0 ? all - (along * along / square) : all));
    }
}
