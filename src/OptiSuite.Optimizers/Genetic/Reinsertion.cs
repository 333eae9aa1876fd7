namespace OptiSuite.Optimizers;

/// <summary>Who survives a generation of a genetic algorithm.</summary>
public enum Reinsertion
{
    /// <summary>(μ+λ): the best of parents and children together.</summary>
    PlusReinsertion,

    /// <summary>Generational: the children, and the best parents (<see cref="GeneticAlgorithm.EliteCount"/>) in place of the worst children.</summary>
    ElitistReinsertion,
}
