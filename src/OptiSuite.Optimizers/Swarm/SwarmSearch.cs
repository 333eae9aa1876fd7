namespace OptiSuite.Optimizers;

/// <summary>The state of a swarm's search: the particles, the rule they move by, and which swarm it is.</summary>
internal sealed class SwarmSearch : PopulationSearch
{
    private readonly ParticleSwarm _options;
    private readonly Swarm _swarm;
    private readonly SwarmRule _rule;
    private readonly InertiaWeight _inertia;
    private readonly SwarmRestarts _restarts;
    private readonly double[] _stored;
    private bool[] _improved = [];
    private bool _hasSwarm;
    private bool _restarted;

    public SwarmSearch(ParticleSwarm options, SwarmPlan plan, SearchSpace space, AskTellOptions settings)
        : base(space, settings, plan.SwarmSize)
    {
        _options = options;
        _swarm = new Swarm(space, Random, Tolerance, plan.SwarmSize);
        _rule = options.Update switch
        {
            SwarmUpdate.Standard2011 => new StandardRule(options, plan, _swarm),
            SwarmUpdate.ComprehensiveLearning => new ComprehensiveLearningRule(options, plan, _swarm),
            _ => new CanonicalRule(options, plan, _swarm),
        };
        _inertia = new InertiaWeight(options, plan, Dimension, settings.MaxEvaluations);
        _restarts = new SwarmRestarts(options, plan.SwarmSize);
        _stored = new double[Dimension];
    }

    protected override ReadOnlySpan<double> Population => _swarm.Best;

    protected override ReadOnlySpan<double> PopulationObjectives => _swarm.BestObjectives;

    protected override int StoredCount => _hasSwarm ? _swarm.Size : 0;

    protected override void Propose()
    {
        if (_hasSwarm) _rule.Move(_inertia.Next(Told, Random));
        else DrawSwarm();
        _swarm.Positions.CopyTo(Candidates);
        if (Space.Integers.IsEmpty) return;
        for (int i = 0; i < ProposalCount; i++) Space.Repair(Candidate(i));
    }

    protected override void Learn()
    {
        if (_improved.Length < ProposalCount) _improved = new bool[ProposalCount];
        Span<bool> improved = _improved.AsSpan(0, ProposalCount);
        int leader = _swarm.Leader();
        (double objective, double violation) = (_swarm.BestObjectives[leader], _swarm.BestViolations[leader]);
        for (int i = 0; i < improved.Length; i++) improved[i] = _swarm.Remember(i, CandidateObjectives[i], CandidateViolations[i]);
        leader = _swarm.Leader();
        bool improvedAll = IsBetter(_swarm.BestObjectives[leader], _swarm.BestViolations[leader], objective, violation);
        if (_hasSwarm) _rule.Hear(improved, improvedAll);
        else _rule.Begin();
        _hasSwarm = true;
        if (_restarts.Judge(_swarm, improvedAll) is not { } reason) return;
        if (_options.Restart == SwarmRestart.None) End(reason);
        else (_hasSwarm, _restarted) = (false, true);
    }

    protected override ReadOnlySpan<double> Stored(int i)
    {
        _swarm.BestOf(i).CopyTo(_stored);
        Space.Repair(_stored);
        return _stored;
    }

    protected override ref double StoredObjective(int i) => ref _swarm.BestObjectives[i];

    protected override void ExchangeMore(StateExchange state)
    {
        if (state.IsRestoring) _swarm.Resize(ProposalCount);
        state.Exchange("hasSwarm", ref _hasSwarm);
        state.Exchange("restarted", ref _restarted);
        _swarm.Exchange(state);
        _rule.Exchange(state);
        _inertia.Exchange(state);
        _restarts.Exchange(state);
    }

    private void DrawSwarm()
    {
        if (_restarted)
        {
            int size = _restarts.Next(Told);
            Resize(size);
            _swarm.Resize(size);
        }

        _inertia.Begin(Told);
        _swarm.Draw(_restarted ? default : Space.Start);
    }
}
