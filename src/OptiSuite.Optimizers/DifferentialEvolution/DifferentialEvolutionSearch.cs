namespace OptiSuite.Optimizers;

/// <summary>
/// The state of differential evolution: the members, their trials that are being evaluated, and what is remembered of earlier ones. Integer variables
/// are real numbers in both, and whole in the candidates.
/// </summary>
internal sealed partial class DifferentialEvolutionSearch : PopulationSearch
{
    /// <summary>A population whose objectives agree to 12 digits has nothing left to compare.</summary>
    private const double Agreement = 1e-12;

    /// <summary>The diversity below which members with equal objectives are one solution and no plateau.</summary>
    private const double OneSolution = 1e-4;

    private readonly DifferentialEvolution _options;
    private readonly bool _adapts;
    private readonly bool _bounded;
    private readonly bool _constrained;
    private readonly EvolutionSchedule _schedule;
    private readonly SuccessHistory _history;
    private readonly DifferenceArchive _archive;
    private readonly EigenBasis? _basis;
    private readonly double[] _step;
    private readonly double[] _whole;
    private double[] _members = [], _trials = [];
    private double[] _objectives = [], _violations = [];
    private double[] _weights = [], _rates = [];
    private int[] _best = [];
    private int _size;
    private long _basisTold;
    private bool _hasPopulation;
    private bool _restarted;

    public DifferentialEvolutionSearch(DifferentialEvolution options, SearchSpace space, AskTellOptions settings)
        : base(space, settings, 1)
    {
        _options = options;
        _adapts = options.Variant is DifferentialEvolutionVariant.LShade or DifferentialEvolutionVariant.Shade;
        _constrained = space.ConstraintCount > 0;
        for (int j = 0; j < Dimension; j++) _bounded |= double.IsFinite(space.Lower[j]) || double.IsFinite(space.Upper[j]);
        _schedule = new EvolutionSchedule(options, Dimension, settings.MaxEvaluations);
        _history = new SuccessHistory(options.Memory);
        _archive = new DifferenceArchive(Dimension);
        _basis = options.EigenCrossover > 0 && Dimension is > 1 and <= EigenBasis.MostVariables ? new EigenBasis(Dimension) : null;
        _step = new double[Dimension];
        _whole = new double[Dimension];
        Begin(isFirst: true);
    }

    protected override ReadOnlySpan<double> Population => _members.AsSpan(0, _hasPopulation ? _size * Dimension : 0);

    protected override ReadOnlySpan<double> PopulationObjectives => _objectives.AsSpan(0, _hasPopulation ? _size : 0);

    protected override int StoredCount => _hasPopulation ? _size : 0;

    protected override void Propose()
    {
        Resize(_size);
        if (!_hasPopulation)
        {
            DrawCandidates(withStart: !_restarted);
            Candidates.AsSpan(0, _size * Dimension).CopyTo(_trials);
            return;
        }

        SelectBest(_options.Variant == DifferentialEvolutionVariant.Best1Bin ? 1 : TopCount());
        if (_basis is not null && (!_basis.Exists || Told - _basisTold >= _basis.Interval(_size))) UpdateBasis();
        for (int i = 0; i < _size; i++) MakeTrial(i);
        _trials.AsSpan(0, _size * Dimension).CopyTo(Candidates);
        foreach (int j in Space.Integers)
        {
            for (int k = j; k < _size * Dimension; k += Dimension) Candidates[k] = Space.Repair(j, Candidates[k]);
        }
    }

    protected override void Learn()
    {
        if (!_hasPopulation)
        {
            _trials.AsSpan(0, _size * Dimension).CopyTo(_members);
            CandidateObjectives.AsSpan(0, _size).CopyTo(_objectives);
            CandidateViolations.AsSpan(0, _size).CopyTo(_violations);
            // Where no member has a value there is nothing to compare with; other draws may.
            _hasPopulation = _objectives.AsSpan(0, _size).ContainsAnyExcept(double.PositiveInfinity);
            _restarted = true;
            return;
        }

        for (int i = 0; i < _size; i++)
        {
            if (!IsBetter(_objectives[i], _violations[i], CandidateObjectives[i], CandidateViolations[i], _constrained)) Succeed(i);
        }

        _history.Update();
        Shrink(_schedule.Size(Told));
        bool contracted = HasContracted();
        if (contracted && !_options.Restarts)
        {
            End(PopulationStatistics.Diversity(Population, Space) < OneSolution ? ExitReason.SmallStep : ExitReason.Stalled);
        }
        else if (contracted || _schedule.IsOver(Told))
        {
            Begin(isFirst: false);
        }
    }

    protected override ReadOnlySpan<double> Stored(int i)
    {
        Member(i).CopyTo(_whole);
        Space.Repair(_whole);
        return _whole;
    }

    protected override ref double StoredObjective(int i) => ref _objectives[i];

    protected override void ExchangeMore(StateExchange state)
    {
        state.Exchange("size", ref _size);
        if (state.IsRestoring) Reserve(_size);
        state.Exchange("basisTold", ref _basisTold);
        state.Exchange("hasPopulation", ref _hasPopulation);
        state.Exchange("restarted", ref _restarted);
        state.Exchange("members", _members.AsSpan(0, _size * Dimension));
        state.Exchange("trials", _trials.AsSpan(0, _size * Dimension));
        state.Exchange("objectives", _objectives.AsSpan(0, _size));
        state.Exchange("violations", _violations.AsSpan(0, _size));
        state.Exchange("weights", _weights.AsSpan(0, _size));
        state.Exchange("rates", _rates.AsSpan(0, _size));
        state.Exchange("schedule", _schedule);
        state.Exchange("history", _history);
        state.Exchange("archive", _archive);
        if (_basis is not null) state.Exchange("basis", _basis);
    }

    private Span<double> Member(int i) => _members.AsSpan(i * Dimension, Dimension);

    private void Begin(bool isFirst)
    {
        _schedule.Begin(Told, isFirst);
        _size = _schedule.FirstSize;
        _hasPopulation = false;
        Reserve(_size);
        _history.Reset();
        _archive.Clear();
        _archive.Limit(ArchiveSize, Random);
        _basis?.Reset();
    }

    private int ArchiveSize => _adapts ? (int)Math.Min(_options.ArchiveRate * _size, 1_000_000) : 0;

    private void Reserve(int size)
    {
        if (_objectives.Length >= size) return;
        (_members, _trials) = (new double[size * Dimension], new double[size * Dimension]);
        (_objectives, _violations) = (new double[size], new double[size]);
        (_weights, _rates) = (new double[size], new double[size]);
        _best = new int[size];
    }

    /// <summary>A trial takes the place of its member. Equal ones do too, so that the population drifts over plateaus.</summary>
    private void Succeed(int i)
    {
        double f = CandidateObjectives[i], violation = CandidateViolations[i];
        if (_adapts && IsBetter(f, violation, _objectives[i], _violations[i], _constrained))
        {
            _archive.Add(Member(i), Random);
            double gain = _violations[i] > Tolerance ? _violations[i] - (violation > Tolerance ? violation : 0) : _objectives[i] - f;
            _history.Add(_weights[i], _rates[i], gain);
        }

        _trials.AsSpan(i * Dimension, Dimension).CopyTo(Member(i));
        (_objectives[i], _violations[i]) = (f, violation);
    }

    /// <summary>The worst members go.</summary>
    private void Shrink(int size)
    {
        if (_size <= size) return;
        while (_size > size)
        {
            int worst = 0;
            for (int i = 1; i < _size; i++)
            {
                if (IsBetter(worst, i)) worst = i;
            }

            _size--;
            Member(_size).CopyTo(Member(worst));
            (_objectives[worst], _violations[worst]) = (_objectives[_size], _violations[_size]);
        }

        _archive.Limit(ArchiveSize, Random);
    }

    private bool HasContracted()
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity, violation = 0;
        for (int i = 0; i < _size; i++)
        {
            double f = _objectives[i];
            if (f < least) least = f;
            if (f > most) most = f;
            if (_violations[i] > violation) violation = _violations[i];
        }

        if (violation <= Tolerance && most - least <= Agreement * Math.Abs(least)) return true;
        // Two members that are that far apart make the diversity larger than the limit, whatever the others are.
        double limit = _options.RestartDiversity;
        if (Space.Free.IsEmpty) return true;
        int j = Space.Free[0];
        double apart = Math.Abs(_members[j] - _members[Dimension + j]) / Space.Width[j];
        return !(apart > limit * Math.Sqrt(2.0 * _size * Dimension)) && PopulationStatistics.Diversity(Population, Space) < limit;
    }

    private bool IsBetter(int i, int k) => IsBetter(_objectives[i], _violations[i], _objectives[k], _violations[k], _constrained);

    private bool IsBetter(double f, double violation, double otherF, double otherViolation, bool constrained) =>
        constrained ? IsBetter(f, violation, otherF, otherViolation) : f < otherF;
}
