namespace OptiSuite.Optimizers;

/// <summary>A new value, uniform in the sampling region.</summary>
internal sealed class UniformMutation(SearchSpace space) : Mutation
{
    public override double Mutate(double x, int j, RandomStream random) => space.Draw(random, j);
}
