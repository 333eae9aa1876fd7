namespace OptiSuite.Optimizers;

/// <summary>
/// Makes two children of parents. A new crossover is one more class like these, a name in <see cref="CrossoverOperator"/> and a line in <see cref="Of"/>.
/// </summary>
internal abstract class Crossover
{
    /// <summary>How many parents it takes.</summary>
    public virtual int ParentCount => 2;

    /// <summary>Whether it makes new values in every direction by itself, so that mutation along the axes is no part of it.</summary>
    public virtual bool IsSelfSufficient => false;

    public static Crossover Of(CrossoverOperator name, GeneticAlgorithm options, SearchSpace space) => name switch
    {
        CrossoverOperator.RealCodedEnsembleCrossover => new RealCodedEnsembleCrossover(options.EffectiveExpansion, options.EnsembleSizeFor(space.Free.Length)),
        CrossoverOperator.BlendAlphaCrossover => new BlendAlphaCrossover(options.BlendAlpha),
        CrossoverOperator.ArithmeticCrossover => new ArithmeticCrossover(),
        CrossoverOperator.UniformCrossover => new UniformCrossover(),
        CrossoverOperator.OnePointCrossover => new PointCrossover(points: 1),
        CrossoverOperator.TwoPointCrossover => new PointCrossover(points: 2),
        CrossoverOperator.LaplaceCrossover => new LaplaceCrossover(options.LaplaceScale, space),
        CrossoverOperator.ParentCentricCrossover => new ParentCentricCrossover(options.ParentCentricDeviation, space.Dimension),
        _ => new SimulatedBinaryCrossover(options.CrossoverDistributionIndex, options.VariableCrossoverProbability, space),
    };

    /// <summary>Fills in both children. They need not be inside the bounds, nor whole where they must be.</summary>
    /// <param name="mates">The parents, <see cref="ParentCount"/> of them.</param>
    /// <param name="child">Receives a child, n values.</param>
    /// <param name="sibling">Receives the other.</param>
    /// <param name="random">The random numbers.</param>
    public abstract void Cross(in Mates mates, Span<double> child, Span<double> sibling, RandomStream random);
}
