namespace OptiSuite.Optimizers;

/// <summary>
/// LX: a + βd and b + βd, d the parents' distance in the variable, β Laplace-distributed about 0 with the scale b; for integer variables 0.35 where
/// that is larger (Deep, Singh, Kansal and Mohan, Applied Mathematics and Computation 212, 2009).
/// </summary>
internal sealed class LaplaceCrossover(double scale, SearchSpace space) : Crossover
{
    private const double LeastForIntegers = 0.35;

    public override void Cross(in Mates mates, Span<double> child, Span<double> sibling, RandomStream random)
    {
        ReadOnlySpan<double> a = mates[0], b = mates[1];
        for (int j = 0; j < child.Length; j++)
        {
            double width = space.IsInteger(j) ? Math.Max(scale, LeastForIntegers) : scale;
            double beta = -width * Math.Log(1 - random.NextDouble());
            if ((random.NextUInt64() & 1) == 0) beta = -beta;
            double step = beta * Math.Abs(a[j] - b[j]);
            child[j] = a[j] + step;
            sibling[j] = b[j] + step;
        }
    }
}
