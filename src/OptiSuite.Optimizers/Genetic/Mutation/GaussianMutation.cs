namespace OptiSuite.Optimizers;

/// <summary>A normal step in units of the parents' standard deviation in the variable.</summary>
internal sealed class GaussianMutation(double scale, SearchSpace space) : Mutation
{
    private readonly double[] _deviations = new double[space.Dimension];

    public override void Prepare(ReadOnlySpan<double> parents, double progress)
    {
        int n = space.Dimension, count = parents.Length / n;
        foreach (int j in space.Free)
        {
            double mean = 0, squares = 0;
            for (int i = 0; i < count; i++) mean += parents[(i * n) + j] / count;
            for (int i = 0; i < count; i++)
            {
                double deviation = parents[(i * n) + j] - mean;
                squares += deviation * deviation / count;
            }

            _deviations[j] = Math.Sqrt(squares);
        }
    }

    public override double Mutate(double x, int j, RandomStream random) => x + (scale * _deviations[j] * random.NextGaussian());
}
