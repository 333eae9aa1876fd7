namespace OptiSuite.Optimizers;

/// <summary>Who tells whom in a swarm (Kennedy and Mendes, IEEE CEC 2002).</summary>
public enum SwarmTopology
{
    /// <summary>Everybody knows the best of all ("gbest"): the fastest, and the first to agree on a poor place.</summary>
    Star,

    /// <summary>Every particle knows itself and its two neighbours ("lbest"): slow and thorough.</summary>
    Ring,

    /// <summary>Every particle knows itself and its four neighbours on a torus, as near to square as the swarm's size allows.</summary>
    VonNeumann,

    /// <summary>
    /// Every particle informs itself and <see cref="ParticleSwarm.Informants"/> others at random, drawn anew after every move that did not improve the best
    /// place of all (M. Clerc, SPSO-2011).
    /// </summary>
    RandomAdaptive,
}
