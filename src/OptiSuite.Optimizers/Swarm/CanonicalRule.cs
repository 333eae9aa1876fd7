namespace OptiSuite.Optimizers;

/// <summary>v ← w v + c₁ r₁ (p − x) + c₂ r₂ (l − x), variable by variable; with constriction w = χ, c = χ φ.</summary>
internal sealed class CanonicalRule : SwarmRule
{
    private readonly SwarmInformants _informants;

    public CanonicalRule(ParticleSwarm options, SwarmPlan plan, Swarm swarm)
        : base(plan, swarm) => _informants = SwarmInformants.Of(plan.Topology, options.Informants);

    public override void Begin() => _informants.Begin(Swarm);

    public override void Move(double inertia)
    {
        double c1 = Plan.Cognitive, c2 = Plan.Social;
        RandomStream random = Swarm.Random;
        ReadOnlySpan<int> leaders = _informants.Leaders(Swarm), free = Swarm.Space.Free;
        for (int i = 0; i < leaders.Length; i++)
        {
            Span<double> x = Swarm.Position(i), v = Swarm.Velocity(i), p = Swarm.BestOf(i), l = Swarm.BestOf(leaders[i]);
            foreach (int j in free)
            {
                double pulled = (inertia * v[j]) + (c1 * random.NextDouble() * (p[j] - x[j])) + (c2 * random.NextDouble() * (l[j] - x[j]));
                Step(j, pulled, ref x[j], ref v[j], p[j]);
            }
        }
    }

    public override void Hear(ReadOnlySpan<bool> improved, bool improvedAll)
    {
        if (!improvedAll) _informants.Redraw(Swarm);
    }

    public override void Exchange(StateExchange state) => _informants.Exchange(state, Swarm);
}
