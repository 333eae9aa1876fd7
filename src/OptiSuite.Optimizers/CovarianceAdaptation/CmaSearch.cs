namespace OptiSuite.Optimizers;

/// <summary>CMA-ES with restarts: a run is a distribution that samples, learns, and ends by its tests; the schedule chooses the next.</summary>
internal sealed class CmaSearch : Search
{
    private readonly CmaEs _options;
    private readonly int _n;
    private readonly int[] _free;
    private readonly IntegerSteps _integers;
    private readonly SmoothBox _box;
    private readonly RestartSchedule _schedule;
    private readonly CmaDistribution _distribution;
    private readonly CmaStopping _stopping;
    private readonly CandidateRanking _ranking = new();
    private readonly AugmentedLagrangian? _lagrangian;
    private readonly double[] _point;
    private readonly double[] _mean;
    private readonly double[] _rows;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[4];
    private CmaParameters _parameters;
    private double[] _merits = [];
    private CmaStop _stop;
    private bool _running;
    private bool _hasValues;

    public CmaSearch(CmaEs options, SearchSpace space, AskTellOptions settings)
        : base(space, settings, DefaultSize(options, space))
    {
        _options = options;
        _free = [.. space.Free];
        _n = _free.Length;
        int[] integers = [.. Enumerable.Range(0, _n).Where(k => space.IsInteger(_free[k]))];
        int[] boxed = [.. Enumerable.Range(0, _n).Where(k => !space.IsInteger(_free[k]) && (double.IsFinite(Lower(k)) || double.IsFinite(Upper(k))))];
        _integers = new IntegerSteps(integers, [.. integers.Select(Lower)], [.. integers.Select(Upper)]);
        _box = new SmoothBox(boxed, [.. boxed.Select(Lower)], [.. boxed.Select(Upper)], [.. boxed.Select(k => Space.Width[_free[k]])]);
        _schedule = new RestartSchedule(options.Restarts, ProposalCount);
        _distribution = new CmaDistribution([.. _free.Select(j => Space.Width[j])], _integers, options.CovarianceFor(_n));
        (_point, _mean, _rows) = (new double[Dimension], new double[_n], new double[space.ConstraintCount]);
        if (options.Constraints == ConstraintTreatment.AugmentedLagrangian && space.ConstraintCount > 0)
        {
            _lagrangian = new AugmentedLagrangian(space.ConstraintLower, space.ConstraintUpper, _n);
        }

        _stopping = new CmaStopping(options, _n, comparable: _lagrangian is null);
        _parameters = Prepare();
    }

    public override ReadOnlySpan<Diagnostic> Diagnostics
    {
        get
        {
            _diagnostics[0] = new Diagnostic("sigma", _distribution.Sigma);
            _diagnostics[1] = new Diagnostic("axis ratio", _n == 0 ? 1 : Math.Sqrt(_distribution.Covariance.Condition));
            _diagnostics[2] = new Diagnostic("population", _schedule.PopulationSize);
            _diagnostics[3] = new Diagnostic("restarts", _schedule.Restarts);
            return _diagnostics;
        }
    }

    public override ExitReason? Exit => _options.Restarts != CmaRestarts.None ? null : _stop switch
    {
        CmaStop.None => null,
        CmaStop.EqualFunValues or CmaStop.Stagnation or CmaStop.MaxIter or CmaStop.TolXUp or CmaStop.NonFinite => ExitReason.Stalled,
        _ => double.IsFinite(Objective) ? ExitReason.SmallStep : ExitReason.Stalled,
    };

    public override string? Explanation => (_stop, _schedule.Restarts) switch
    {
        (CmaStop.None, _) => null,
        (_, 0) => $"the run ended by {_stop}",
        _ => $"{_schedule.Restarts} restart{(_schedule.Restarts == 1 ? "" : "s")}, the population now {_schedule.PopulationSize}; the last run ended by {_stop}",
    };

    protected override bool NeedsConstraints => _lagrangian is not null;

    protected override void Propose()
    {
        if (!_running) Begin();
        if (_n > 0) _distribution.Sample(Random, ProposalCount);
        ReadOnlySpan<double> mean = _distribution.Mean, steps = _distribution.Steps;
        for (int i = 0; i < ProposalCount; i++)
        {
            Span<double> x = Candidate(i);
            if (_n < Dimension) FillFixed(x);
            Span<double> free = _n == Dimension ? x : _mean;
            ReadOnlySpan<double> y = _distribution.Step(i);
            for (int k = 0; k < free.Length; k++) free[k] = mean[k] + (steps[k] * y[k]);
            _box.Map(free);
            if (_n < Dimension) Scatter(free, x);
            // Rounds, and keeps what has run off to infinity out of the user's function.
            Space.Repair(x);
        }
    }

    protected override void Learn()
    {
        int count = ProposalCount;
        _schedule.Count(count);
        if (_n == 0)
        {
            _stop = CmaStop.TolX;
            return;
        }

        Rank(count);
        _stop = _ranking.Kind == RankedBy.Nothing ? GoElsewhere() : Adapt(count);
        if (_stop == CmaStop.None && _schedule.IsUsedUp) _stop = CmaStop.RunBudget;
        if (_stop == CmaStop.None || _options.Restarts == CmaRestarts.None) return;
        _schedule.Next(Random);
        _running = false;
    }

    protected override void ExchangeMore(StateExchange state)
    {
        state.Exchange("schedule", _schedule);
        state.Exchange("stop", ref _stop);
        state.Exchange("running", ref _running);
        state.Exchange("hasValues", ref _hasValues);
        if (_n == 0) return;
        // Between two runs the arrays still have the size of the last one.
        if (state.IsRestoring && _running) _parameters = Prepare();
        state.Exchange("distribution", _distribution);
        if (_lagrangian is not null) state.Exchange("lagrangian", _lagrangian);
        if (!_running) return;
        _distribution.ExchangeSamples(state, ProposalCount);
        state.Exchange("stopping", _stopping);
    }

    private static int DefaultSize(CmaEs options, SearchSpace space) =>
        options.PopulationSize ?? ((4 + (int)(3 * Math.Log(Math.Max(1, space.Free.Length)))) * (space.IsNoisy ? 2 : 1));

    private double Lower(int k) => Space.Lower[_free[k]];

    private double Upper(int k) => Space.Upper[_free[k]];

    /// <summary>What follows from the size of the population.</summary>
    private CmaParameters Prepare()
    {
        int size = _schedule.PopulationSize;
        var parameters = new CmaParameters(Math.Max(1, _n), size, _options.CovarianceFor(_n), _options.ActiveUpdate);
        _integers.Start(Math.Max(1, _n), parameters.EffectiveParents);
        _stopping.Size(size);
        _ranking.Reserve(size);
        if (_lagrangian is not null && _merits.Length < size) _merits = new double[size];
        return parameters;
    }

    private void Begin()
    {
        Resize(_schedule.PopulationSize);
        _parameters = Prepare();
        double sigma = _options.InitialStepSize * _schedule.SigmaFactor;
        if (_schedule.Restarts == 0 && !Space.Start.IsEmpty) Space.Start.CopyTo(_point);
        else Space.Draw(Random, _point);
        Gather();
        if (_n > 0) _distribution.Start(_mean, sigma, _schedule.PopulationSize);
        _stopping.Start(_schedule.PopulationSize, sigma);
        _lagrangian?.Reset();
        (_running, _hasValues) = (true, false);
    }

    private void Rank(int count)
    {
        ReadOnlySpan<double> objectives = CandidateObjectives.AsSpan(0, count);
        if (_lagrangian is not null)
        {
            int m = Space.ConstraintCount;
            _lagrangian.Calibrate(objectives, CandidateConstraints.AsSpan(0, count * m));
            for (int i = 0; i < count; i++) _merits[i] = _lagrangian.Merit(objectives[i], CandidateConstraints.AsSpan(i * m, m));
            _ranking.ByValue(_merits.AsSpan(0, count));
        }
        else if (Space.ConstraintCount > 0)
        {
            _ranking.ByFeasibility(objectives, CandidateViolations.AsSpan(0, count), Tolerance);
        }
        else
        {
            _ranking.ByValue(objectives);
        }
    }

    private CmaStop Adapt(int count)
    {
        _hasValues = true;
        _distribution.Update(_parameters, _ranking.Order);
        if (_lagrangian is not null) AdaptLagrangian();
        return _stopping.Test(_distribution, _ranking);
    }

    /// <summary>The values at the centre are estimated by the recombined values of the parents: for linear rows they are the same, and nothing more is evaluated.</summary>
    private void AdaptLagrangian()
    {
        int m = _rows.Length;
        Array.Clear(_rows);
        double objective = 0;
        for (int rank = 0; rank < _parameters.ParentCount; rank++)
        {
            int i = _ranking.Order[rank];
            double w = _parameters.Weights[rank];
            objective += w * CandidateObjectives[i];
            for (int row = 0; row < m; row++) _rows[row] += w * CandidateConstraints[(i * m) + row];
        }

        _lagrangian!.Update(objective, _rows);
    }

    /// <summary>Where no candidate has a value: elsewhere, as long as the run has seen none, later nearer to where there were some.</summary>
    private CmaStop GoElsewhere()
    {
        if (!_hasValues)
        {
            Space.Draw(Random, _point);
            Gather();
            _distribution.MoveTo(_mean);
            return CmaStop.None;
        }

        _distribution.Shrink();
        return _stopping.HasVanished(_distribution) ? CmaStop.NonFinite : CmaStop.None;
    }

    /// <summary>The free variables of the drawn point, as they are before the map into the bounds.</summary>
    private void Gather()
    {
        for (int k = 0; k < _n; k++) _mean[k] = _point[_free[k]];
        _box.Invert(_mean);
    }

    private void FillFixed(Span<double> x)
    {
        x.Clear();
        Space.Repair(x);
    }

    private void Scatter(ReadOnlySpan<double> free, Span<double> x)
    {
        for (int k = 0; k < _n; k++) x[_free[k]] = free[k];
    }
}
