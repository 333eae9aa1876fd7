namespace OptiSuite.Optimizers.Population;

/// <summary>The state of a genetic algorithm: parents in the order of their rank, and the children that are being evaluated.</summary>
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

    public GeneticSearch(GeneticAlgorithm options, SearchSpace space, RandomStream random, double tolerance)
        : base(space, random, options.PopulationSize ?? 100, tolerance)
    {
        _options = options;
        _size = CandidateCount;
        _mutationProbability = options.MutationProbability ?? 1.0 / Math.Max(1, space.Free.Length);
        (_parents, _next) = (new double[Candidates.Length], new double[Candidates.Length]);
        (_objectives, _nextObjectives) = (new double[_size], new double[_size]);
        (_violations, _nextViolations) = (new double[_size], new double[_size]);
        _order = new int[2 * _size];
        _byRank = CompareByRank;
    }

    protected override ReadOnlySpan<double> Population => _parents;

    protected override ReadOnlySpan<double> PopulationObjectives => _objectives;

    protected override void Propose()
    {
        if (!_hasParents)
        {
            DrawCandidates(withStart: true);
            return;
        }

        for (int i = 0; i < _size; i += 2)
        {
            int first = Tournament(), second = Tournament();
            for (int attempt = 0; second == first && attempt < 8; attempt++) second = Tournament();
            Span<double> child = Candidate(i);
            Parent(first).CopyTo(child);
            if (i + 1 < _size)
            {
                Span<double> sibling = Candidate(i + 1);
                Parent(second).CopyTo(sibling);
                Cross(child, sibling);
                Mutate(sibling);
                if (_options.Distinct) MakeDistinct(sibling, first, second);
            }
            Mutate(child);
            if (_options.Distinct) MakeDistinct(child, first, second);
        }
    }

    protected override void Learn()
    {
        int pool = _hasParents ? 2 * _size : _size;
        // Children are numbered before parents, so that of two equals the newer survives: on a plateau the population drifts instead of standing still.
        if (_hasParents && _options.Reinsertion == Reinsertion.ElitistReinsertion)
        {
            for (int i = 0; i < _size; i++) _order[i] = i;
            _order.AsSpan(0, _size).Sort(_byRank);
            for (int e = 0; e < _options.EliteCount; e++) _order[_size - 1 - e] = _size + e;
            _order.AsSpan(0, _size).Sort(_byRank);
        }
        else
        {
            for (int i = 0; i < pool; i++) _order[i] = i;
            _order.AsSpan(0, pool).Sort(_byRank);
        }

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
        _hasParents = true;
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
        return i.CompareTo(j);
    }

    private int Tournament()
    {
        int winner = Random.NextInt(_size);
        for (int k = 1; k < _options.TournamentSize; k++) winner = Math.Min(winner, Random.NextInt(_size));
        return winner;
    }

    private void Cross(Span<double> child, Span<double> sibling)
    {
        if (Random.NextDouble() >= _options.CrossoverProbability) return;
        bool line = _options.LineCrossoverProbability > 0 && Random.NextDouble() < _options.LineCrossoverProbability;
        double common = line ? Random.NextDouble() : 0;
        foreach (int j in Space.Free)
        {
            if (!line && Random.NextDouble() >= _options.VariableCrossoverProbability) continue;
            double a = child[j], b = sibling[j];
            if (_options.Crossover == CrossoverOperator.UniformCrossover)
            {
                (child[j], sibling[j]) = (b, a);
                continue;
            }
            (double low, double high) = SimulatedBinaryCrossover.Cross(
                a, b, Space.Lower[j], Space.Upper[j], _options.CrossoverEta, line ? common : Random.NextDouble());
            bool childLow = a <= b;
            if (!line && Random.NextDouble() < _options.ExchangeProbability) childLow = !childLow;
            (child[j], sibling[j]) = childLow ? (low, high) : (high, low);
        }
    }

    private void Mutate(Span<double> child)
    {
        foreach (int j in Space.Free)
        {
            if (Random.NextDouble() < _mutationProbability) MutateVariable(child, j);
        }
    }

    private void MutateVariable(Span<double> child, int j) =>
        child[j] = _options.Mutation == MutationOperator.UniformMutation
            ? Space.Draw(Random, j)
            : PolynomialMutation.Mutate(child[j], Space.Lower[j], Space.Upper[j], Space.Width[j], _options.MutationEta, Random.NextDouble());

    private void MakeDistinct(Span<double> child, int first, int second)
    {
        if (Space.Free.Length == 0) return;
        if (child.SequenceEqual(Parent(first)) || child.SequenceEqual(Parent(second))) MutateVariable(child, Space.Free[Random.NextInt(Space.Free.Length)]);
    }
}
