namespace OptiSuite.Optimizers;

/// <summary>The state of a genetic algorithm: the parents in the order of their rank, and the children that are being evaluated.</summary>
internal sealed partial class GeneticSearch : PopulationSearch
{
    private readonly GeneticAlgorithm _options;
    private readonly AugmentedLagrangian? _lagrangian;
    private readonly double[] _meanConstraints;
    private readonly int _firstSize;
    private Generation _parents;
    private Generation _next;
    private int _size;
    private bool _hasParents;

    public GeneticSearch(GeneticAlgorithm options, SearchSpace space, AskTellOptions settings)
        : base(space, settings, options.SizeFor(space.Free.Length))
    {
        _options = options;
        _size = _firstSize = ProposalCount;
        int kept = 0;
        if (options.Constraints == ConstraintTreatment.AugmentedLagrangian && space.ConstraintCount > 0)
        {
            _lagrangian = new AugmentedLagrangian(space.ConstraintLower, space.ConstraintUpper, space.Free.Length);
            kept = space.ConstraintCount;
        }

        _meanConstraints = new double[kept];
        (_parents, _next) = (new Generation(Dimension, kept), new Generation(Dimension, kept));
        _selection = ParentSelection.Of(options);
        _crossover = Crossover.Of(options.Crossover, options, space);
        _second = options.EffectiveSecondCrossover is { } second ? Crossover.Of(second, options, space) : null;
        _share = new CrossoverShare(options.SecondCrossoverShare);
        _mutation = Mutation.Of(options, space);
        _ranks = new int[Math.Max(_crossover.ParentCount, _second?.ParentCount ?? 0)];
        _spare = new double[Dimension];
        Allocate();
    }

    protected override ReadOnlySpan<double> Population => _parents.Points;

    protected override ReadOnlySpan<double> PopulationObjectives => _parents.Objectives.AsSpan(0, _parents.Count);

    protected override int StoredCount => _hasParents ? _parents.Count : 0;

    protected override bool NeedsConstraints => _lagrangian is not null;

    private int ChildCount => _options.ChildrenOf(_size, _firstSize);

    protected override void Propose()
    {
        Resize(_hasParents ? ChildCount : _size);
        if (_hasParents)
        {
            Breed();
        }
        else
        {
            DrawCandidates(withStart: _restarts == 0);
        }
    }

    protected override void Learn()
    {
        _lagrangian?.Calibrate(CandidateObjectives.AsSpan(0, ProposalCount), CandidateConstraints.AsSpan(0, ProposalCount * Space.ConstraintCount));
        // Re-evaluated noise and moved multipliers change what the parents are worth.
        if (_hasParents && (Space.IsNoisy || _lagrangian is not null)) RankParents();
        RankChildren();
        HashChildren();
        Survive();
        if (_hasParents) _share.Learn(ProposalCount);
        _hasParents = true;
        if (_lagrangian is not null)
        {
            UpdateMultipliers();
            RankParents();
        }

        ConsiderRestart();
    }

    protected override ReadOnlySpan<double> Stored(int i) => _parents.Point(i);

    protected override ref double StoredObjective(int i) => ref _parents.Objectives[i];

    protected override void ExchangeMore(StateExchange state)
    {
        state.Exchange("hasParents", ref _hasParents);
        state.Exchange("size", ref _size);
        state.Exchange("gap", ref _gap);
        state.Exchange("crossoverShare", _share);
        state.Exchange("parents", _parents);
        if (_lagrangian is not null) state.Exchange("lagrangian", _lagrangian);
        ExchangeRestarts(state);
        if (!state.IsRestoring) return;
        Allocate();
        // They are saved in their order; what they are ranked by follows from what is known of them.
        for (int i = 0; i < _parents.Count; i++) (_parents.Standings[i], _parents.Hashes[i]) = (StandingOf(_parents, i), PointSet.HashOf(_parents.Point(i)));
    }

    /// <summary>Makes room for a population of the present size; a smaller one needs none.</summary>
    private void Allocate()
    {
        int children = ChildCount, pool = Math.Max(_size, children);
        // Both generations, so that neither grows in the middle of a run.
        if (_next.Count < _size) _next.Resize(_size);
        _share.Resize(pool);
        if (_order.Length >= pool) return;
        _order = new int[pool];
        _chosen = new int[pool];
        _keys = new double[pool];
        _standings = new Standing[pool];
        _hashes = new ulong[pool];
    }
}
