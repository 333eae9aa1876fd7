namespace OptiSuite.Optimizers;

/// <summary>What the method of Nelder and Mead does when its simplex stagnates or has converged.</summary>
public enum SimplexRestarts
{
    /// <summary>Nothing: the run ends when the simplex has converged.</summary>
    None,

    /// <summary>
    /// A stagnating simplex is turned (an oriented restart: C. T. Kelley, SIAM Journal on Optimization 10, 1999), and a converged one is spread anew
    /// around its best point until that gains nothing; then the run ends.
    /// </summary>
    Local,

    /// <summary>As <see cref="Local"/>, and then from a new point of the sampling region, until the run's limits.</summary>
    Global,
}
