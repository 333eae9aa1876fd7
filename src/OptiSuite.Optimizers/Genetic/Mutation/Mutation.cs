namespace OptiSuite.Optimizers;

/// <summary>
/// Changes single variables. A new mutation is one more class like these, a name in <see cref="MutationOperator"/> and a line in <see cref="Of"/>.
/// </summary>
internal abstract class Mutation
{
    public static Mutation Of(GeneticAlgorithm options, SearchSpace space) => options.Mutation switch
    {
        MutationOperator.GaussianMutation => new GaussianMutation(options.MutationScale, space),
        MutationOperator.UniformMutation => new UniformMutation(space),
        MutationOperator.NonUniformMutation => new NonUniformMutation(options.NonUniformShape, space),
        _ => new PolynomialMutation(options.MutationDistributionIndex, space),
    };

    /// <summary>Called before the mutations of a generation.</summary>
    /// <param name="parents">The parents, μ×n, row-major.</param>
    /// <param name="progress">How much of the budget is used, in [0, 1].</param>
    public virtual void Prepare(ReadOnlySpan<double> parents, double progress)
    {
    }

    /// <summary>A new value of one variable. It need not be inside the bounds, nor whole.</summary>
    /// <param name="x">The value.</param>
    /// <param name="j">Which variable.</param>
    /// <param name="random">The random numbers.</param>
    public abstract double Mutate(double x, int j, RandomStream random);
}
