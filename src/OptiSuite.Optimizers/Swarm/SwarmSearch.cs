namespace OptiSuite.Optimizers;

/// <summary>The state of a swarm: where the particles are (the candidates), how they move, and the best place of each.</summary>
internal sealed class SwarmSearch : PopulationSearch
{
    private readonly ParticleSwarm _options;
    private readonly double[] _velocities;
    private readonly double[] _best;
    private readonly double[] _bestObjectives;
    private readonly double[] _bestViolations;
    private readonly int[][] _neighbours;
    private bool _hasSwarm;
    private bool _restarted;

    public SwarmSearch(ParticleSwarm options, SearchSpace space, AskTellOptions settings)
        : base(space, settings, options.SwarmSize)
    {
        _options = options;
        _velocities = new double[ProposalCount * Dimension];
        _best = new double[ProposalCount * Dimension];
        _bestObjectives = new double[ProposalCount];
        _bestViolations = new double[ProposalCount];
        // In a star all share one list, and one leader.
        _neighbours = options.Topology == SwarmTopology.Star
            ? [SwarmNeighbourhood.Of(SwarmTopology.Star, ProposalCount, 0)]
            : [.. Enumerable.Range(0, ProposalCount).Select(i => SwarmNeighbourhood.Of(options.Topology, ProposalCount, i))];
    }

    protected override ReadOnlySpan<double> Population => _best;

    protected override ReadOnlySpan<double> PopulationObjectives => _bestObjectives;

    protected override int StoredCount => _hasSwarm ? ProposalCount : 0;

    protected override void Propose()
    {
        if (!_hasSwarm)
        {
            DrawCandidates(withStart: !_restarted);
            for (int i = 0; i < _velocities.Length; i++) _velocities[i] = Space.Draw(Random, i % Dimension) - Candidates[i];
            return;
        }

        int leader = 0;
        for (int i = 0; i < ProposalCount; i++)
        {
            if (i < _neighbours.Length) leader = Leader(_neighbours[i]);
            Move(Candidate(i), _velocities.AsSpan(i * Dimension, Dimension), Best(i), Best(leader));
        }
    }

    protected override void Learn()
    {
        for (int i = 0; i < ProposalCount; i++)
        {
            if (_hasSwarm && !IsBetter(CandidateObjectives[i], CandidateViolations[i], _bestObjectives[i], _bestViolations[i])) continue;
            Candidate(i).CopyTo(Best(i));
            _bestObjectives[i] = CandidateObjectives[i];
            _bestViolations[i] = CandidateViolations[i];
        }

        _hasSwarm = PopulationStatistics.Diversity(Candidates.AsSpan(0, ProposalCount * Dimension), Space) >= _options.RestartDiversity;
        _restarted |= !_hasSwarm;
    }

    protected override ReadOnlySpan<double> Stored(int i) => Best(i);

    protected override ref double StoredObjective(int i) => ref _bestObjectives[i];

    protected override void ExchangeMore(StateExchange state)
    {
        state.Exchange("hasSwarm", ref _hasSwarm);
        state.Exchange("restarted", ref _restarted);
        state.Exchange("positions", Candidates.AsSpan(0, ProposalCount * Dimension));
        state.Exchange("velocities", _velocities.AsSpan());
        state.Exchange("best", _best.AsSpan());
        state.Exchange("bestObjectives", _bestObjectives.AsSpan());
        state.Exchange("bestViolations", _bestViolations.AsSpan());
    }

    private Span<double> Best(int i) => _best.AsSpan(i * Dimension, Dimension);

    private int Leader(ReadOnlySpan<int> neighbours)
    {
        int leader = neighbours[0];
        foreach (int k in neighbours[1..])
        {
            if (IsBetter(_bestObjectives[k], _bestViolations[k], _bestObjectives[leader], _bestViolations[leader])) leader = k;
        }

        return leader;
    }

    private void Move(Span<double> x, Span<double> v, ReadOnlySpan<double> p, ReadOnlySpan<double> l)
    {
        (double w, double c1, double c2) = (_options.Inertia, _options.CognitiveCoefficient, _options.SocialCoefficient);
        foreach (int j in Space.Free)
        {
            double limit = _options.VelocityLimit * Space.Width[j];
            double pulled = (w * v[j]) + (c1 * Random.NextDouble() * (p[j] - x[j])) + (c2 * Random.NextDouble() * (l[j] - x[j]));
            v[j] = Math.Clamp(pulled, -limit, limit);
            x[j] += v[j];
            if (x[j] < Space.Lower[j]) StopAt(Space.Lower[j], ref x[j], ref v[j]);
            else if (x[j] > Space.Upper[j]) StopAt(Space.Upper[j], ref x[j], ref v[j]);
            // A reflection over a narrow box may overshoot the other side.
            x[j] = Math.Clamp(x[j], Space.Lower[j], Space.Upper[j]);
        }
    }

    private void StopAt(double bound, ref double x, ref double v)
    {
        bool reflects = _options.BoundHandling == SwarmBoundHandling.Reflect;
        x = reflects ? (2 * bound) - x : bound;
        v *= _options.BoundHandling switch
        {
            SwarmBoundHandling.Reflect => -1,
            SwarmBoundHandling.Damp => -0.5,
            _ => 0,
        };
    }
}
