namespace OptiSuite.Optimizers;

/// <summary>
/// CLPSO: v ← w v + c r (e − x), every variable of e from the best place of particle <c>fᵢ(j)</c>. With probability Pcᵢ that is the better of two others
/// drawn at random, else the particle itself; drawn anew after m moves without an improvement of the particle's best place.
/// </summary>
internal sealed class ComprehensiveLearningRule : SwarmRule
{
    private readonly int _refreshingGap;
    // Of every particle and variable, whose best place it learns from; size×n.
    private int[] _exemplars = [];
    private int[] _fruitless = [];

    public ComprehensiveLearningRule(ParticleSwarm options, SwarmPlan plan, Swarm swarm)
        : base(plan, swarm) => _refreshingGap = options.RefreshingGap;

    /// <summary>Pcᵢ = 0.05 + 0.45 (e^(10 i/(s − 1)) − 1)/(e¹⁰ − 1), i from 0: Liang et al. (2006).</summary>
    public static double LearningProbability(int particle, int size) =>
        size == 1 ? 0 : 0.05 + (0.45 * (Math.Exp(10.0 * particle / (size - 1)) - 1) / (Math.Exp(10) - 1));

    public override void Begin()
    {
        Resize();
        for (int i = 0; i < Swarm.Size; i++) Choose(i);
    }

    public override void Move(double inertia)
    {
        RandomStream random = Swarm.Random;
        int n = Swarm.Space.Dimension;
        for (int i = 0; i < Swarm.Size; i++)
        {
            if (_fruitless[i] >= _refreshingGap) Choose(i);
            Span<double> x = Swarm.Position(i), v = Swarm.Velocity(i), p = Swarm.BestOf(i);
            foreach (int j in Swarm.Space.Free)
            {
                double exemplar = Swarm.Best[(_exemplars[(i * n) + j] * n) + j];
                Step(j, (inertia * v[j]) + (Plan.Cognitive * random.NextDouble() * (exemplar - x[j])), ref x[j], ref v[j], p[j]);
            }
        }
    }

    public override void Hear(ReadOnlySpan<bool> improved, bool improvedAll)
    {
        for (int i = 0; i < improved.Length; i++) _fruitless[i] = improved[i] ? 0 : _fruitless[i] + 1;
    }

    public override void Exchange(StateExchange state)
    {
        Resize();
        state.Exchange("exemplars", _exemplars.AsSpan());
        state.Exchange("fruitless", _fruitless.AsSpan());
    }

    private void Choose(int i)
    {
        _fruitless[i] = 0;
        Span<int> exemplars = _exemplars.AsSpan(i * Swarm.Space.Dimension, Swarm.Space.Dimension);
        exemplars.Fill(i);
        ReadOnlySpan<int> free = Swarm.Space.Free;
        if (Swarm.Size == 1 || free.IsEmpty) return;
        double probability = LearningProbability(i, Swarm.Size);
        bool learns = false;
        foreach (int j in free)
        {
            if (Swarm.Random.NextDouble() >= probability) continue;
            int a = Other(i), b = Other(i);
            exemplars[j] = Swarm.IsBetter(a, b) ? a : b;
            learns = true;
        }

        // Who would learn from himself alone takes one variable from another.
        if (!learns) exemplars[free[Swarm.Random.NextInt(free.Length)]] = Other(i);
    }

    private int Other(int i)
    {
        int other = Swarm.Random.NextInt(Swarm.Size - 1);
        return other < i ? other : other + 1;
    }

    private void Resize()
    {
        if (_fruitless.Length == Swarm.Size) return;
        _exemplars = new int[Swarm.Size * Swarm.Space.Dimension];
        _fruitless = new int[Swarm.Size];
    }
}
