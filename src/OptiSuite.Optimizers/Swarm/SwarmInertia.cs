namespace OptiSuite.Optimizers;

/// <summary>How the inertia weight of a swarm changes.</summary>
public enum SwarmInertia
{
    /// <summary>Always <see cref="ParticleSwarm.Inertia"/>.</summary>
    Constant,

    /// <summary>
    /// From <see cref="ParticleSwarm.Inertia"/>, 0.9 unless set, to <see cref="ParticleSwarm.FinalInertia"/> at the end of the budget (Y. Shi and R. Eberhart,
    /// IEEE CEC 1999); a swarm drawn anew begins again, with what is left. Without a budget over 2000 n evaluations of each swarm.
    /// </summary>
    LinearlyDecreasing,

    /// <summary>½ + r/2, r uniform in [0, 1), drawn anew for every move of the swarm (R. Eberhart and Y. Shi, IEEE CEC 2001).</summary>
    Random,
}
