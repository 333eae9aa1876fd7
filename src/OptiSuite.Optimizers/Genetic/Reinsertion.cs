namespace OptiSuite.Optimizers;

/// <summary>Who survives a generation of a genetic algorithm, of μ parents and λ children.</summary>
/// <remarks>By all but <see cref="PureReinsertion"/> the best of the population never becomes worse. The best point ever seen is kept apart in any case.</remarks>
public enum Reinsertion
{
    /// <summary>(μ+λ): the best μ of parents and children together; of two equals, the child.</summary>
    PlusReinsertion,

    /// <summary>The best parents (<see cref="GeneticAlgorithm.EliteCount"/>, or μ − λ where that is more) and the best children.</summary>
    ElitistReinsertion,

    /// <summary>(μ, λ) with elites: more children than places are made (2μ unless set), and the best of them survive with the elites.</summary>
    FitnessBasedReinsertion,

    /// <summary>The elites and children drawn at random: each at most once where there are enough, else all and then random ones again.</summary>
    UniformReinsertion,

    /// <summary>The children replace all parents.</summary>
    PureReinsertion,
}
