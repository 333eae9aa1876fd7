namespace OptiSuite.Optimizers;

/// <summary>How differential evolution makes its trials and finds its parameters.</summary>
public enum DifferentialEvolutionVariant
{
    /// <summary>current-to-pbest/1/bin with archive, F and CR from the history of successes, and a population that shrinks (Tanabe and Fukunaga, 2014).</summary>
    LShade,

    /// <summary>The same with a population of fixed size (Tanabe and Fukunaga, 2013).</summary>
    Shade,

    /// <summary>rand/1/bin with fixed F and CR (Storn and Price, 1997).</summary>
    Rand1Bin,

    /// <summary>best/1/bin with fixed F and CR (Storn and Price, 1997); SciPy's default.</summary>
    Best1Bin,
}
