namespace OptiSuite.Optimizers;

/// <summary>What of the covariance matrix CMA-ES adapts.</summary>
public enum CmaCovariance
{
    /// <summary>
    /// All entries up to 200 variables, the diagonal beyond: learning n²/2 entries takes some multiple of n² evaluations, and decompositions take n³ operations.
    /// </summary>
    Automatic,

    /// <summary>All n² entries: the method learns any rotation and scaling.</summary>
    Full,

    /// <summary>
    /// The diagonal: linear time and memory, and rates (n + 2)/3 times as fast (R. Ros and N. Hansen, A simple modification in CMA-ES achieving linear time and
    /// space complexity, PPSN 2008). It learns scales of variables, no rotations.
    /// </summary>
    Separable,
}
