using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>
/// Several searches one after the other. Each begins at the best point of those before it, and gives way to the next when it ends or has had its share.
/// </summary>
internal sealed class ChainedSearch : IAskTell
{
    private readonly Problem _problem;
    private readonly ImmutableArray<Stage> _stages;
    private readonly AskTellOptions _options;
    private readonly string _reason;
    private readonly RandomStream _seeds;
    private readonly double[] _x;
    private readonly double[] _start;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[2];
    private IAskTell _current;
    private double _objective = double.PositiveInfinity;
    private double _violation = double.PositiveInfinity;
    private int _index;
    private long _told;
    private long _toldBefore;
    private bool _asked;
    private bool _hasStart;

    /// <summary>A chain.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="stages">The methods, at least one.</param>
    /// <param name="reason">Why these.</param>
    /// <param name="options">Seed, tolerance and budget of the whole.</param>
    public ChainedSearch(Problem problem, ImmutableArray<Stage> stages, string reason, AskTellOptions options)
    {
        _problem = problem;
        _stages = stages;
        _options = options;
        _reason = reason;
        _seeds = new RandomStream(options.Seed);
        _start = new double[problem.Dimension];
        _hasStart = problem.Start is not null;
        problem.Start?.CopyTo(_start);
        _current = BeginStage();
        _x = _current.X.ToArray();
    }

    public int Dimension => _problem.Dimension;

    public int CandidateCount => _current.CandidateCount;

    public ReadOnlySpan<double> X => _x;

    public double Objective => _objective;

    public double ConstraintViolation => _violation;

    public ReadOnlySpan<Diagnostic> Diagnostics
    {
        get
        {
            _diagnostics[0] = new Diagnostic("stage", _index + 1);
            _diagnostics[1] = new Diagnostic("evaluations of the stage", _told - _toldBefore);
            return _diagnostics;
        }
    }

    public ExitReason? Exit => _index == _stages.Length - 1 ? _current.Exit : null;

    public string? Explanation => $"{_reason}: {string.Join(", then ", _stages.Select(Describe))}";

    public ReadOnlyMemory<double> Ask()
    {
        if (!_asked && IsOver) Advance();
        ReadOnlyMemory<double> candidates = _current.Ask();
        _asked = true;
        return candidates;
    }

    public void Tell(ReadOnlySpan<double> objectives, ReadOnlySpan<double> violations, ReadOnlySpan<double> constraints = default)
    {
        _current.Tell(objectives, violations, constraints);
        _asked = false;
        _told += objectives.Length;
        // Noisy values change: what the search at work says of its incumbent now is what counts.
        bool better = FeasibilityFirst.IsBetter(_current.Objective, _current.ConstraintViolation, _objective, _violation, _options.ConstraintTolerance);
        if (!better && !(_problem.IsNoisy && double.IsFinite(_current.Objective))) return;
        (_objective, _violation) = (_current.Objective, _current.ConstraintViolation);
        _current.X.CopyTo(_x);
    }

    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Exchange("stage", ref _index);
        state.Exchange("told", ref _told);
        state.Exchange("toldBefore", ref _toldBefore);
        state.Exchange("asked", ref _asked);
        state.Exchange("x", _x.AsSpan());
        state.Exchange("objective", ref _objective);
        state.Exchange("violation", ref _violation);
        state.Exchange("hasStart", ref _hasStart);
        state.Exchange("start", _start.AsSpan());
        if (state.IsRestoring) _current = BeginStage();
        state.Exchange("current", _current);
    }

    private bool IsOver => _index < _stages.Length - 1
        && (_current.Exit is not null || _told - _toldBefore >= _stages[_index].MaxEvaluations);

    private void Advance()
    {
        _index++;
        _toldBefore = _told;
        if (double.IsFinite(_objective))
        {
            _hasStart = true;
            _x.CopyTo(_start.AsSpan());
        }

        _current = BeginStage();
    }

    /// <summary>The search of the current stage, a function of what is saved alone.</summary>
    private IAskTell BeginStage()
    {
        Stage stage = _stages[_index];
        long? left = _options.MaxEvaluations is { } budget ? Math.Max(1, budget - _toldBefore) : null;
        long? share = stage.MaxEvaluations is { } most && !(left < most) ? most : left;
        Problem problem = _hasStart ? _problem with { Start = [.. _start] } : _problem;
        return stage.Optimizer.Begin(problem, _options with { Seed = _seeds.Split((ulong)_index).NextUInt64(), MaxEvaluations = share });
    }

    private static string Describe(Stage stage)
    {
        string share = stage.MaxEvaluations is { } most ? $" for up to {most} evaluations" : "";
        return $"{stage.Optimizer.Name}{share} ({stage.Purpose})";
    }
}
