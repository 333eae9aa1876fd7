namespace OptiSuite.Optimizers;

/// <content>How a search begins, what follows when it has converged.</content>
internal sealed partial class QuadraticModelRun
{
    /// <summary>Gains below this, times max(1, |f|), are no reason to stay.</summary>
    private const double LeastGain = 1e-10;

    private readonly double[] _storedPoint;
    private double _knownObjective;
    private double _lastConverged = double.PositiveInfinity;
    private int _restarts;

    private void ExchangeRestarts(StateExchange state)
    {
        state.Exchange("knownObjective", ref _knownObjective);
        state.Exchange("lastConverged", ref _lastConverged);
        state.Exchange("restarts", ref _restarts);
    }

    /// <summary>
    /// Places an interpolation set about the base: one step ahead and one back along each axis, both on one side, the second twice as far, where a bound is
    /// near. Where the method draws at all the steps' signs and lengths are drawn (a fifth shorter at most), for functions with a regular pattern.
    /// </summary>
    private void BeginAtBase(double radius, int known)
    {
        _radius = _resolution = _unit = radius;
        _known = known;
        _stage = Stage.Points;
        (_sinceLarge, _poorModels) = (0, 0);
        _errors.AsSpan().Clear();
        _set.Reset();
        bool draws = _options.Restarts == ModelRestarts.Global;
        for (int k = 0; k < _set.Count; k++) _set.Point(k).Clear();
        _trial.AsSpan().Clear();
        Room(_trial);
        for (int i = 0; i < _n; i++)
        {
            double sign = draws && Random.NextDouble() < 0.5 ? -1 : 1, length = draws ? 1 - (0.2 * Random.NextDouble()) : 1;
            double up = _upper[i], down = -_lower[i], first = sign * length, second = -first;
            if (Math.Min(up, down) < 0.5 * length) (first, second) = up > down ? (length, Math.Min(2 * length, up)) : (-length, -Math.Min(2 * length, down));
            // A bound between half a step and a step away ends the step there.
            _set.Point(i + 1)[i] = Math.Clamp(first, -down, up);
            _set.Point(_n + i + 1)[i] = Math.Clamp(second, -down, up);
        }

        Resize(_set.Count - known);
    }

    private void TakePoints()
    {
        double worst = double.NegativeInfinity;
        if (_known == 1) _set.Values[0] = _knownObjective;
        for (int i = 0; i < ProposalCount; i++) _set.Values[_known + i] = CandidateObjectives[i];
        foreach (double f in _set.Values.AsSpan(0, _set.Count))
        {
            if (double.IsFinite(f)) worst = Math.Max(worst, f);
        }

        if (!double.IsFinite(worst))
        {
            StartElsewhere();
            return;
        }

        for (int k = 0; k < _set.Count; k++)
        {
            if (!double.IsFinite(_set.Values[k])) _set.Values[k] = worst;
        }

        _set.Best = 0;
        _set.FindBest();
        _model.Clear();
        if (_n == 0 || !_set.TryInvert())
        {
            AfterConvergence();
            return;
        }

        _model.Fit();
        NextStep();
    }

    /// <summary>The set has lost its geometry: a new one about the better of the best point and the trial.</summary>
    private void RebuildAtBetter(bool improved, double f)
    {
        if (improved) RebuildAtTrial(f);
        else Rebuild();
    }

    /// <summary>A new set about the best point, as large as the trust region. Where that is at its finest this would go on for ever, so ρ falls.</summary>
    private void Rebuild()
    {
        if (_radius <= _resolution && !TryRefine())
        {
            AfterConvergence();
            return;
        }

        _set.BestPoint.CopyTo(_trial);
        RebuildAtTrial(_set.BestValue);
    }

    private void RebuildAtTrial(double f)
    {
        double resolution = _resolution;
        ToPoint(_trial, _storedPoint);
        _storedPoint.CopyTo(_base, 0);
        _knownObjective = f;
        BeginAtBase(Math.Min(_radius, _options.InitialRadius), known: 1);
        _resolution = Math.Min(resolution, _radius);
    }

    /// <summary>A search that has converged begins again around its best point as long as that gains; then it ends or begins elsewhere.</summary>
    private void AfterConvergence()
    {
        _restarts++;
        double f = _set.BestValue;
        bool gained = _lastConverged - f > LeastGain * Math.Max(1, Math.Abs(f)) && _n > 0;
        if (_options.Restarts == ModelRestarts.Global && gained)
        {
            _lastConverged = f;
            _set.BestPoint.CopyTo(_trial);
            _resolution = _radius = _options.InitialRadius;
            RebuildAtTrial(f);
            return;
        }

        if (_options.Restarts == ModelRestarts.None || _n == 0) End(IsPlateau() ? ExitReason.Stalled : ExitReason.SmallStep);
        StartElsewhere();
    }

    private bool IsPlateau()
    {
        for (int k = 1; k < _set.Count; k++)
        {
            if (_set.Values[k] != _set.Values[0]) return false;
        }

        return _n > 0;
    }

    private void StartElsewhere()
    {
        _lastConverged = double.PositiveInfinity;
        Space.Draw(Random, _base);
        BeginAtBase(_options.InitialRadius, known: 0);
    }
}
