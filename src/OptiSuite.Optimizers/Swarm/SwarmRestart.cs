namespace OptiSuite.Optimizers;

/// <summary>What follows a swarm that has converged or makes no headway. The best point of all is kept apart.</summary>
public enum SwarmRestart
{
    /// <summary>Nothing: the search ends.</summary>
    None,

    /// <summary>A new swarm of the same size.</summary>
    SameSize,

    /// <summary>A new swarm of twice the size (as IPOP: A. Auger and N. Hansen, IEEE CEC 2005), up to 1024 particles.</summary>
    Growing,

    /// <summary>
    /// Swarms of the first size and ever larger ones share the budget: the kind that has used less of it is next (after BIPOP: N. Hansen, 2009).
    /// </summary>
    Alternating,
}
