namespace OptiSuite.Optimizers;

/// <summary>What follows when a run of CMA-ES has ended.</summary>
public enum CmaRestarts
{
    /// <summary>Nothing: the search ends with the first run.</summary>
    None,

    /// <summary>Runs with doubled populations (A. Auger and N. Hansen, A restart CMA evolution strategy with increasing population size, IEEE CEC 2005).</summary>
    Ipop,

    /// <summary>
    /// Two regimes that get equal budgets: runs with doubled populations, and runs with small ones and small first steps (N. Hansen, Benchmarking a
    /// BI-population CMA-ES on the BBOB-2009 function testbed, GECCO workshop 2009).
    /// </summary>
    Bipop,
}
