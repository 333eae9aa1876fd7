namespace OptiSuite.Optimizers;

/// <summary>The inertia weight of every move.</summary>
internal sealed class InertiaWeight(ParticleSwarm options, SwarmPlan plan, int dimension, long? budget)
{
    // The plan of a decrease where nobody knows how many evaluations there will be.
    private const int PlannedEvaluationsPerVariable = 2000;

    private long _begin;

    /// <summary>A swarm was drawn anew.</summary>
    /// <param name="told">The evaluations so far.</param>
    public void Begin(long told) => _begin = told;

    /// <summary>w of the next move.</summary>
    /// <param name="told">The evaluations so far.</param>
    /// <param name="random">For weights that are drawn.</param>
    public double Next(long told, RandomStream random)
    {
        switch (plan.Schedule)
        {
            case SwarmInertia.Random:
                return 0.5 + (random.NextDouble() / 2);
            case SwarmInertia.LinearlyDecreasing:
                double planned = Math.Max(1, budget - _begin ?? (long)PlannedEvaluationsPerVariable * dimension);
                return plan.Inertia + ((options.FinalInertia - plan.Inertia) * Math.Min(1, (told - _begin) / planned));
            default:
                return plan.Inertia;
        }
    }

    public void Exchange(StateExchange state) => state.Exchange("inertiaBegin", ref _begin);
}
