namespace OptiSuite.Optimizers;

/// <summary>How a genetic algorithm changes single variables of a child.</summary>
public enum MutationOperator
{
    /// <summary>A polynomially distributed step from the old value (Deb and Goyal, Computer Science and Informatics 26(4), 1996).</summary>
    PolynomialMutation,

    /// <summary>A new value, uniform in the sampling region.</summary>
    UniformMutation,
}
