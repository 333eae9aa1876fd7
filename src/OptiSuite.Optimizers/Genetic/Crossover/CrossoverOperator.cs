namespace OptiSuite.Optimizers;

/// <summary>How a genetic algorithm makes children of parents.</summary>
public enum CrossoverOperator
{
    /// <summary>
    /// REX: a normal distribution about the mean of n + 1 parents, with their covariance times <see cref="GeneticAlgorithm.Expansion"/> (Y. Akimoto, J. Sakuma, I. Ono
    /// and S. Kobayashi, GECCO 2009). It does not care how the coordinates are turned or scaled.
    /// </summary>
    RealCodedEnsembleCrossover,

    /// <summary>SBX: children spread about the parents as a single bit crossover of binary strings would (Deb and Agrawal, Complex Systems 9, 1995).</summary>
    SimulatedBinaryCrossover,

    /// <summary>BLX-α: uniform between the parents and <see cref="GeneticAlgorithm.BlendAlpha"/> of their distance beyond (Eshelman and Schaffer, FOGA 1993).</summary>
    BlendAlphaCrossover,

    /// <summary>Both children on the line between the parents, at random weights λ and 1 − λ (Michalewicz 1992).</summary>
    ArithmeticCrossover,

    /// <summary>Every variable comes from one parent or the other (Syswerda, ICGA 1989); mutation alone then makes new values.</summary>
    UniformCrossover,

    /// <summary>The variables from a random place on are exchanged (Holland 1975).</summary>
    OnePointCrossover,

    /// <summary>The variables between two random places are exchanged (De Jong 1975).</summary>
    TwoPointCrossover,

    /// <summary>LX: both children are moved by a Laplace-distributed multiple of the parents' distance (Deep and Thakur, Applied Mathematics and Computation 188, 2007).</summary>
    LaplaceCrossover,

    /// <summary>PCX: a child near one of three parents, by steps along and across its distance from their mean (Deb, Anand and Joshi, Evolutionary Computation 10(4), 2002).</summary>
    ParentCentricCrossover,
}
