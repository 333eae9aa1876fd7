namespace OptiSuite.Optimizers;

/// <summary>How a genetic algorithm picks the parents of a child. All depend on the parents' ranks alone, so that constraints and the scale of f do not matter.</summary>
public enum SelectionOperator
{
    /// <summary>The best of <see cref="GeneticAlgorithm.TournamentSize"/> random parents (Goldberg and Deb, FOGA 1991).</summary>
    TournamentSelection,

    /// <summary>The parents in turn, the best first: neighbours in rank become pairs.</summary>
    EliteSelection,

    /// <summary>
    /// Linear ranking (J. E. Baker, ICGA 1985): a parent's chance falls linearly with its rank, from <see cref="GeneticAlgorithm.SelectionPressure"/>/μ of the
    /// best to (2 − pressure)/μ of the worst.
    /// </summary>
    RankSelection,

    /// <summary>Spins of a wheel whose slots are 1/√rank wide, rank 1 the best: the scaling that MATLAB's <c>ga</c> calls rank.</summary>
    RouletteWheelSelection,

    /// <summary>One spin of the same wheel with as many equally spaced pointers as parents are needed (J. E. Baker, ICGA 1987): the least variance.</summary>
    StochasticUniversalSamplingSelection,

    /// <summary>Uniform among the best <see cref="GeneticAlgorithm.TruncationShare"/> of the parents (Mühlenbein and Schlierkamp-Voosen, Evolutionary Computation 1, 1993).</summary>
    TruncationSelection,
}
