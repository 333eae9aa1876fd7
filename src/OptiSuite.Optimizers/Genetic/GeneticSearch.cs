namespace OptiSuite.Optimizers;

/// <summary>The state of a genetic algorithm: the parents in the order of their rank, and the children that are being evaluated.</summary>
internal sealed class GeneticSearch : PopulationSearch
{
    private readonly GeneticAlgorithm _options;
    private readonly double _mutationProbability;
    private readonly int _size;
    private readonly int[] _order;
    private readonly Comparison<int> _byRank;
    private double[] _parents, _next;
    private double[] _objectives, _nextObjectives;
    private double[] _violations, _nextViolations;
    private bool _hasParents;
    private bool _restarted;

    public GeneticSearch(GeneticAlgorithm options, SearchSpace space, AskTellOptions settings)
        : base(space, settings, options.PopulationSize)
    {
        _options = options;
        _size = ProposalCount;
        _mutationProbability = options.MutationProbability ?? (0.5 / Math.Max(1, space.Free.Length));
        (_parents, _next) = (new double[ProposalCount * Dimension], new double[ProposalCount * Dimension]);
        (_objectives, _nextObjectives) = (new double[_size], new double[_size]);
        (_violations, _nextViolations) = (new double[_size], new double[_size]);
        _order = new int[2 * _size];
        // Made once: every conversion of the method would be a new object.
        _byRank = CompareByRank;
    }

    protected override ReadOnlySpan<double> Population => _parents;

    protected override ReadOnlySpan<double> PopulationObjectives => _objectives;

    protected override int StoredCount => _hasParents ? _size : 0;

    protected override void Propose()
    {
        if (!_hasParents)
        {
            DrawCandidates(withStart: !_restarted);
            return;
        }

        for (int i = 0; i < _size; i += 2)
        {
            int first = Tournament(), second = Tournament();
            // A parent crossed with itself gives nothing new; a few more draws find another.
            for (int attempt = 0; second == first && attempt < 8; attempt++) second = Tournament();
            Parent(first).CopyTo(Candidate(i));
            // Of an odd population's last pair only one child has a place; the other is made at that of the next generation's first parent.
            Span<double> sibling = i + 1 < _size ? Candidate(i + 1) : _next.AsSpan(0, Dimension);
            Parent(second).CopyTo(sibling);
            Cross(Candidate(i), sibling);
            Finish(Candidate(i), first, second);
            if (i + 1 < _size) Finish(sibling, first, second);
        }
    }

    protected override void Learn()
    {
        Rank();
        for (int rank = 0; rank < _size; rank++)
        {
            int i = _order[rank];
            Row(i).CopyTo(_next.AsSpan(rank * Dimension, Dimension));
            _nextObjectives[rank] = ObjectiveOf(i);
            _nextViolations[rank] = ViolationOf(i);
        }

        (_parents, _next) = (_next, _parents);
        (_objectives, _nextObjectives) = (_nextObjectives, _objectives);
        (_violations, _nextViolations) = (_nextViolations, _violations);
        _hasParents = PopulationStatistics.Diversity(_parents, Space) >= _options.RestartDiversity;
        _restarted |= !_hasParents;
    }

    protected override ReadOnlySpan<double> Stored(int i) => Parent(i);

    protected override ref double StoredObjective(int i) => ref _objectives[i];

    protected override void ExchangeMore(StateExchange state)
    {
        state.Exchange("hasParents", ref _hasParents);
        state.Exchange("restarted", ref _restarted);
        state.Exchange("parents", _parents.AsSpan());
        state.Exchange("objectives", _objectives.AsSpan());
        state.Exchange("violations", _violations.AsSpan());
    }

    /// <summary>Puts the survivors first into the order, best first. Children are numbered from 0 and parents from μ.</summary>
    private void Rank()
    {
        bool plus = _hasParents && _options.Reinsertion == Reinsertion.PlusReinsertion;
        Span<int> pool = _order.AsSpan(0, plus ? 2 * _size : _size);
        for (int i = 0; i < pool.Length; i++) pool[i] = i;
        pool.Sort(_byRank);
        if (plus || !_hasParents) return;
        for (int elite = 0; elite < Math.Min(_options.EliteCount, _size); elite++) pool[_size - 1 - elite] = _size + elite;
        pool.Sort(_byRank);
    }

    private Span<double> Parent(int rank) => _parents.AsSpan(rank * Dimension, Dimension);

    private ReadOnlySpan<double> Row(int i) => i < _size ? Candidate(i) : Parent(i - _size);

    private double ObjectiveOf(int i) => i < _size ? CandidateObjectives[i] : _objectives[i - _size];

    private double ViolationOf(int i) => i < _size ? CandidateViolations[i] : _violations[i - _size];

    private int CompareByRank(int i, int j)
    {
        double f = ObjectiveOf(i), violation = ViolationOf(i), otherF = ObjectiveOf(j), otherViolation = ViolationOf(j);
        if (IsBetter(f, violation, otherF, otherViolation)) return -1;
        if (IsBetter(otherF, otherViolation, f, violation)) return 1;
        // Of two equals the child goes first: on a plateau the population then drifts instead of standing still.
        return i.CompareTo(j);
    }

    /// <summary>The parents are in the order of their rank, so the best of a few is the lowest number.</summary>
    private int Tournament()
    {
        int winner = Random.NextInt(_size);
        for (int k = 1; k < _options.TournamentSize; k++) winner = Math.Min(winner, Random.NextInt(_size));
        return winner;
    }

    private void Cross(Span<double> child, Span<double> sibling)
    {
        if (Random.NextDouble() >= _options.CrossoverProbability) return;
        foreach (int j in Space.Free)
        {
            if (Random.NextDouble() >= _options.VariableCrossoverProbability) continue;
            (double a, double b) = (child[j], sibling[j]);
            if (_options.Crossover == CrossoverOperator.SimulatedBinaryCrossover)
            {
                (a, b) = SimulatedBinaryCrossover.Cross(
                    a, b, Space.Lower[j], Space.Upper[j], _options.CrossoverDistributionIndex, Random.NextDouble());
            }

            // Which child gets which value is a coin's choice, variable by variable: that is what recombines the parents.
            (child[j], sibling[j]) = Random.NextDouble() < 0.5 ? (a, b) : (b, a);
        }
    }

    private void Finish(Span<double> child, int first, int second)
    {
        ReadOnlySpan<int> free = Space.Free;
        foreach (int j in free)
        {
            if (Random.NextDouble() < _mutationProbability) MutateVariable(child, j);
        }

        // The value of a copy is known already; evaluating it would be a waste.
        bool copy = child.SequenceEqual(Parent(first)) || child.SequenceEqual(Parent(second));
        if (copy && !free.IsEmpty) MutateVariable(child, free[Random.NextInt(free.Length)]);
    }

    private void MutateVariable(Span<double> child, int j) =>
        child[j] = _options.Mutation == MutationOperator.UniformMutation
            ? Space.Draw(Random, j)
            : PolynomialMutation.Mutate(
                child[j], Space.Lower[j], Space.Upper[j], Space.Width[j], _options.MutationDistributionIndex, Random.NextDouble());
}
