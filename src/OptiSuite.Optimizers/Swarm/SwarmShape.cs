namespace OptiSuite.Optimizers;

/// <summary>Around its centre of gravity, where a particle of <see cref="SwarmUpdate.Standard2011"/> may go.</summary>
public enum SwarmShape
{
    /// <summary>A hypersphere through the particle, in widths of the sampling region: SPSO-2011 as published.</summary>
    Hypersphere,

    /// <summary>
    /// An ellipsoid through the particle, with the shape of the swarm itself: the covariance of the best places, averaged over generations. What the swarm
    /// does then depends neither on the axes nor on how the variables are scaled or coupled. In more than
    /// 200 variables it is the hypersphere.
    /// </summary>
    Hyperellipsoid,
}
