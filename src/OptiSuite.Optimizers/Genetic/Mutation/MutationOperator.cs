namespace OptiSuite.Optimizers;

/// <summary>How a genetic algorithm changes single variables of a child.</summary>
public enum MutationOperator
{
    /// <summary>A polynomially distributed step from the old value (Deb and Goyal, Computer Science and Informatics 26(4), 1996).</summary>
    PolynomialMutation,

    /// <summary>
    /// A normal step that adapts by itself: its deviation is <see cref="GeneticAlgorithm.MutationScale"/> times the parents' standard deviation in that
    /// variable, so that it shrinks as the population contracts.
    /// </summary>
    GaussianMutation,

    /// <summary>A new value, uniform in the sampling region.</summary>
    UniformMutation,

    /// <summary>
    /// Steps that may reach the bounds at first and become ever shorter towards the end of the budget (Z. Michalewicz, Genetic Algorithms + Data Structures = Evolution
    /// Programs, 1992, section 6.2).
    /// </summary>
    NonUniformMutation,
}
