namespace OptiSuite.Optimizers;

/// <summary>What every search shares: the order of Ask and Tell, the candidates with their values, the incumbent, how it is saved.</summary>
internal abstract partial class Search : IAskTell
{
    private readonly double[] _x;
    private double[] _candidates;
    private double _objective = double.PositiveInfinity;
    private double _violation = double.PositiveInfinity;
    private int _count;
    private int _offered;
    private long _told;
    private bool _asked;
    private ExitReason? _exit;

    /// <summary>A search.</summary>
    /// <param name="space">The problem's boxes.</param>
    /// <param name="options">Seed, tolerance and budget.</param>
    /// <param name="count">The number of candidates of the first Ask.</param>
    protected Search(SearchSpace space, AskTellOptions options, int count)
    {
        Space = space;
        Options = options;
        Random = new RandomStream(options.Seed);
        _x = new double[space.Dimension];
        space.Repair(_x);
        _candidates = new double[(count + MostAgain) * space.Dimension];
        CandidateObjectives = new double[count];
        CandidateViolations = new double[count];
        CandidateConstraints = new double[count * space.ConstraintCount];
        (_count, _offered) = (count, count);
    }

    public int Dimension => Space.Dimension;

    public int CandidateCount => _offered;

    public ReadOnlySpan<double> X => _x;

    public double Objective => _objective;

    public double ConstraintViolation => _violation;

    public abstract ReadOnlySpan<Diagnostic> Diagnostics { get; }

    public virtual ExitReason? Exit => _exit;

    public virtual string? Explanation => null;

    protected SearchSpace Space { get; }

    protected AskTellOptions Options { get; }

    protected RandomStream Random { get; }

    protected double Tolerance => Options.ConstraintTolerance;

    /// <summary>How many values were told so far.</summary>
    protected long Told => _told;

    /// <summary>How many candidates the method itself proposes.</summary>
    protected int ProposalCount => _count;

    /// <summary>The candidates, <see cref="ProposalCount"/>×n; the array may be longer.</summary>
    protected double[] Candidates => _candidates;

    /// <summary>The candidates' objectives, finite or +∞; the array may be longer.</summary>
    protected double[] CandidateObjectives { get; private set; }

    /// <summary>The candidates' violations, at least 0, +∞ where they are unknown; the array may be longer.</summary>
    protected double[] CandidateViolations { get; private set; }

    /// <summary>The candidates' constraints, k×m, where <see cref="NeedsConstraints"/>; the array may be longer.</summary>
    protected double[] CandidateConstraints { get; private set; }

    /// <summary>Whether the values of single constraints must be told.</summary>
    protected virtual bool NeedsConstraints => false;

    public ReadOnlyMemory<double> Ask()
    {
        if (_asked) throw new InvalidOperationException("The candidates of the last Ask have no values yet; Tell them before asking again.");
        _again = 0;
        Propose();
        if (Space.IsNoisy) ProposeAgain();
        _offered = _count + _again;
        _asked = true;
        return _candidates.AsMemory(0, CandidateCount * Dimension);
    }

    public void Tell(ReadOnlySpan<double> objectives, ReadOnlySpan<double> violations, ReadOnlySpan<double> constraints = default)
    {
        if (!_asked) throw new InvalidOperationException("There are no candidates to tell values of; Ask first.");
        RequireCount(objectives.Length, CandidateCount, nameof(objectives));
        RequireCount(violations.Length, CandidateCount, nameof(violations));
        TakeConstraints(constraints);
        _asked = false;
        _told += CandidateCount;
        LearnAgain(objectives[_count..], violations[_count..]);
        for (int i = 0; i < _count; i++)
        {
            // A search need not tell one kind of no value from another.
            double f = double.IsFinite(objectives[i]) ? objectives[i] : double.PositiveInfinity;
            double violation = double.IsNaN(violations[i]) ? double.PositiveInfinity : violations[i];
            (CandidateObjectives[i], CandidateViolations[i]) = (f, violation);
            if (!IsBetter(f, violation, _objective, _violation)) continue;
            (_objective, _violation) = (f, violation);
            Candidate(i).CopyTo(_x);
        }

        Learn();
    }

    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        int count = _count;
        state.Exchange("count", ref count);
        if (state.IsRestoring) Resize(count);
        state.Exchange("offered", ref _offered);
        state.Exchange("told", ref _told);
        state.Exchange("x", _x.AsSpan());
        state.Exchange("objective", ref _objective);
        state.Exchange("violation", ref _violation);
        state.Exchange("random", Random);
        state.Exchange("asked", ref _asked);
        int exit = (int?)_exit ?? -1;
        state.Exchange("exit", ref exit);
        _exit = exit < 0 ? null : (ExitReason)exit;
        ExchangeAgain(state);
        if (_asked) state.Exchange("candidates", _candidates.AsSpan(0, CandidateCount * Dimension));
        ExchangeMore(state);
    }

    internal static void RequireCount(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{length} {name} were told for {expected} candidates; give one for each, in their order.", name);
        }
    }

    /// <summary>Fills in the candidates, inside the bounds and whole where they must be (<see cref="SearchSpace.Repair(Span{double})"/>).</summary>
    protected abstract void Propose();

    /// <summary>Takes in the candidates' values.</summary>
    protected abstract void Learn();

    /// <summary>Exchanges the method's own fields; those of <see cref="Search"/> are done. Values of the last candidates are not kept.</summary>
    protected abstract void ExchangeMore(StateExchange state);

    /// <summary>Says that the search has nothing more to propose. The first reason stays.</summary>
    protected void End(ExitReason reason) => _exit ??= reason;

    protected Span<double> Candidate(int i) => _candidates.AsSpan(i * Dimension, Dimension);

    /// <summary>Changes the number of candidates. What they held is lost where they become more.</summary>
    protected void Resize(int count)
    {
        _count = count;
        if (CandidateObjectives.Length >= count) return;
        _candidates = new double[(count + MostAgain) * Dimension];
        CandidateObjectives = new double[count];
        CandidateViolations = new double[count];
        CandidateConstraints = new double[count * Space.ConstraintCount];
    }

    protected bool IsBetter(double objective, double violation, double otherObjective, double otherViolation) =>
        FeasibilityFirst.IsBetter(objective, violation, otherObjective, otherViolation, Tolerance);

    private void TakeConstraints(ReadOnlySpan<double> constraints)
    {
        int m = Space.ConstraintCount;
        if (!NeedsConstraints || m == 0) return;
        if (constraints.Length != CandidateCount * m)
        {
            throw new ArgumentException(
                $"{constraints.Length} constraint values were told for {CandidateCount} candidates and {m} constraints; this method weighs each, so give {CandidateCount}×{m}, row-major.",
                nameof(constraints));
        }

        constraints[..(_count * m)].CopyTo(CandidateConstraints);
    }
}
