namespace OptiSuite.Optimizers;

/// <summary>How a genetic algorithm makes two children of two parents.</summary>
public enum CrossoverOperator
{
    /// <summary>SBX: children spread about the parents as a single bit crossover of binary strings would (Deb and Agrawal, Complex Systems 9, 1995).</summary>
    SimulatedBinaryCrossover,

    /// <summary>Every variable comes from one parent or the other (Syswerda, ICGA 1989); mutation alone then makes new values.</summary>
    UniformCrossover,
}
