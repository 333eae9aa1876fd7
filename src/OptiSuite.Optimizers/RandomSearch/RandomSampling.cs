namespace OptiSuite.Optimizers;

/// <summary>How points are spread over a box.</summary>
public enum RandomSampling
{
    /// <summary>Independently and uniformly.</summary>
    Uniform,

    /// <summary>More evenly than that: by the Halton sequence with randomly permuted digits (<see cref="ScrambledHalton"/>).</summary>
    Halton,
}
