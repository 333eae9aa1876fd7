namespace OptiSuite.Optimizers;

/// <summary>The state of simulated annealing: where the walk is, how hot, and how long its steps are.</summary>
internal sealed class AnnealingSearch : Search
{
    private const double Longest = 1e15;
    private const int MostJointVariables = 200;

    private readonly SimulatedAnnealing _options;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[2];
    private readonly AxisSteps _axisSteps;
    private readonly JointSteps? _jointSteps;
    private readonly double[] _current, _trial, _whole;
    private readonly int _samples;
    private double _objective, _violation;
    private double _scale, _violationScale;
    private double _mean, _squares;
    private long _begin, _length;
    private int _walk, _drawn, _finite;
    private int _variable;

    public AnnealingSearch(SimulatedAnnealing options, SearchSpace space, AskTellOptions settings)
        : base(space, settings, 1)
    {
        _options = options;
        _samples = (2 * Dimension) + 10;
        (_current, _trial, _whole) = (new double[Dimension], new double[Dimension], new double[Dimension]);
        _axisSteps = new AxisSteps(space);
        _jointSteps = options.JointSteps > 0 && space.Free.Length > 1 && Dimension <= MostJointVariables ? new JointSteps(Dimension) : null;
        BeginWalk();
    }

    public override ReadOnlySpan<Diagnostic> Diagnostics
    {
        get
        {
            _diagnostics[0] = new Diagnostic("temperature", IsSampling ? double.NaN : _scale * Cooled);
            _diagnostics[1] = new Diagnostic("walk", _walk);
            return _diagnostics;
        }
    }

    protected override int StoredCount => double.IsFinite(_objective) ? 1 : 0;

    private bool IsSampling => _drawn < _samples;

    /// <summary>The temperature as a share of the first.</summary>
    private double Cooled => Math.Pow(_options.FinalTemperature, Math.Min(1, (Told - _begin) / (double)_length));

    protected override void Propose()
    {
        if (IsSampling)
        {
            if (_drawn == 0 && _walk == 0 && !Space.Start.IsEmpty) Space.Start.CopyTo(_trial);
            else Space.Draw(Random, _trial);
        }
        else
        {
            _current.CopyTo(_trial, 0);
            ReadOnlySpan<int> free = Space.Free;
            _variable = -1;
            if (_jointSteps is { IsReady: true } && Random.NextDouble() < _options.JointSteps)
            {
                _jointSteps.Move(_trial, Random);
            }
            else if (!free.IsEmpty)
            {
                _variable = free[Random.NextInt(free.Length)];
                _axisSteps.Move(_trial, _variable, Random);
            }

            ReflectIntoBounds();
        }

        Span<double> candidate = Candidate(0);
        _trial.CopyTo(candidate);
        foreach (int j in Space.Integers) candidate[j] = Space.Repair(j, candidate[j]);
    }

    protected override void Learn()
    {
        double f = CandidateObjectives[0], violation = CandidateViolations[0];
        if (IsSampling)
        {
            Sample(f, violation);
            return;
        }

        bool taken = IsTaken(f, violation);
        if (taken)
        {
            _trial.CopyTo(_current, 0);
            (_objective, _violation) = (f, violation);
        }

        if (_variable >= 0) _axisSteps.Learn(_variable, taken);
        else _jointSteps?.LearnStep(taken);
        _jointSteps?.LearnPlace(_current);
        if (Told - _begin >= _length) NextWalk();
    }

    protected override ReadOnlySpan<double> Stored(int i)
    {
        _current.CopyTo(_whole, 0);
        Space.Repair(_whole);
        return _whole;
    }

    protected override ref double StoredObjective(int i) => ref _objective;

    protected override void ExchangeMore(StateExchange state)
    {
        state.Exchange("current", _current.AsSpan());
        state.Exchange("trial", _trial.AsSpan());
        state.Exchange("currentObjective", ref _objective);
        state.Exchange("currentViolation", ref _violation);
        state.Exchange("scale", ref _scale);
        state.Exchange("violationScale", ref _violationScale);
        state.Exchange("mean", ref _mean);
        state.Exchange("squares", ref _squares);
        state.Exchange("begin", ref _begin);
        state.Exchange("length", ref _length);
        state.Exchange("walk", ref _walk);
        state.Exchange("drawn", ref _drawn);
        state.Exchange("finite", ref _finite);
        state.Exchange("variable", ref _variable);
        state.Exchange("axisSteps", _axisSteps);
        if (_jointSteps is not null) state.Exchange("jointSteps", _jointSteps);
    }

    private void NextWalk()
    {
        _walk++;
        BeginWalk();
    }

    private void BeginWalk()
    {
        _begin = Told;
        (_drawn, _finite, _mean, _squares, _violationScale) = (0, 0, 0, 0, 0);
        (_objective, _violation) = (double.PositiveInfinity, double.PositiveInfinity);
        long? rest = Options.MaxEvaluations is { } all ? Math.Max(1, all - Told) : null;
        double planned = _options.FirstWalk > 0
            ? _options.FirstWalk * (double)Dimension * Math.Pow(_options.WalkGrowth, _walk)
            : rest ?? (10_000.0 * Dimension);
        // Rather one long walk than one and a rest that is not much longer.
        if (rest < 2.5 * planned) planned = rest.Value;
        _length = (long)Math.Clamp(planned, 1, Longest);
        _axisSteps.Reset();
        _jointSteps?.Reset();
    }

    /// <summary>The best of the first points is where the walk begins; their spread is the first temperature.</summary>
    private void Sample(double f, double violation)
    {
        if (IsBetter(f, violation, _objective, _violation))
        {
            _trial.CopyTo(_current, 0);
            (_objective, _violation) = (f, violation);
        }

        if (double.IsFinite(f))
        {
            // B. P. Welford, Technometrics 4 (1962).
            double before = f - _mean;
            _mean += before / ++_finite;
            _squares += before * (f - _mean);
        }

        if (double.IsFinite(violation)) _violationScale = Math.Max(_violationScale, violation);
        if (++_drawn < _samples) return;
        // Without any value there is nowhere to walk from; other draws may have one.
        if (!double.IsFinite(_objective))
        {
            BeginWalk();
            return;
        }

        double spread = Math.Sqrt(_squares / _finite);
        _scale = _options.InitialTemperature ?? (double.IsFinite(spread) && spread > 0 ? spread : Math.Max(1, Math.Abs(_mean)));
    }

    private bool IsTaken(double f, double violation)
    {
        if (!double.IsFinite(f) || double.IsInfinity(violation)) return false;
        bool feasible = violation <= Tolerance, wasFeasible = _violation <= Tolerance;
        if (feasible && !wasFeasible) return true;
        double cooled = Cooled;
        return feasible
            ? f <= _objective || Random.NextDouble() < Math.Exp((_objective - f) / (_scale * cooled))
            : IsViolationTaken(violation - (wasFeasible ? 0 : _violation), _violationScale * cooled);
    }

    private bool IsViolationTaken(double worse, double temperature) =>
        worse <= 0 || (temperature > 0 && Random.NextDouble() < Math.Exp(-worse / temperature));

    /// <summary>A step over a bound is mirrored there; one that is longer than the box ends at a bound.</summary>
    private void ReflectIntoBounds()
    {
        ReadOnlySpan<double> lower = Space.Lower, upper = Space.Upper;
        for (int j = 0; j < _trial.Length; j++)
        {
            if (_trial[j] < lower[j]) _trial[j] = Math.Min((2 * lower[j]) - _trial[j], upper[j]);
            else if (_trial[j] > upper[j]) _trial[j] = Math.Max((2 * upper[j]) - _trial[j], lower[j]);
        }
    }
}
