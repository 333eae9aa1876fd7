using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>One run of <see cref="MultiStart"/>: a step samples a stage's points and searches from its starts.</summary>
internal sealed class MultiStartRun : IOptimizerRun, ILocalModel, ILocalSolutions
{
    private readonly MultiStart _settings;
    private readonly Evaluator _evaluator;
    private readonly StoppingCriteria _local;
    private readonly RandomStream _random;
    private readonly StartSample _sample;
    private readonly SolutionSet _solutions;
    private readonly int[] _chosen;
    private readonly double[] _starts;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[3];
    private readonly int _n, _stages;
    private int _stage, _searches;
    private bool _isOver;

    public MultiStartRun(MultiStart settings, RunContext context)
    {
        (_settings, _evaluator, _random, _n) = (settings, context.Evaluator, context.Random.Split(1), context.Problem.Dimension);
        StoppingCriteria stopping = context.Stopping, defaults = new();
        // A local search must end for the next one to begin, also where the run as a whole is to use up its budget.
        _local = stopping with
        {
            MaxIterations = settings.LocalIterations,
            MaxEvaluations = null,
            StationarityTolerance = stopping.StationarityTolerance ?? defaults.StationarityTolerance,
            StepTolerance = stopping.StepTolerance ?? defaults.StepTolerance,
            StallIterations = stopping.StallIterations ?? defaults.StallIterations,
        };
        var region = new StartRegion(context.Problem, settings.Reach);
        _stages = (settings.Starts + settings.StartsPerStage - 1) / settings.StartsPerStage;
        _sample = new StartSample(
            region, _stages * Batch, settings.CriticalDistance, stopping.ConstraintTolerance, context.Random.Split(0));
        _solutions = new SolutionSet(region, settings.SolutionDistance, stopping.ConstraintTolerance);
        _chosen = new int[settings.StartsPerStage];
        _starts = new double[settings.StartsPerStage * _n];
        _sample.Draw(_evaluator, Batch);
    }

    private int Batch => _settings.SamplesPerStart * Math.Min(_settings.Starts, _settings.StartsPerStage);

    public ReadOnlySpan<double> X => _solutions.Best is { } best ? best.X.AsSpan() : _evaluator.HasBest ? _evaluator.BestX : _sample.First;

    public double Objective => _solutions.Best?.Objective ?? _evaluator.BestObjective;

    public double ConstraintViolation => _solutions.Best?.ConstraintViolation ?? _evaluator.BestViolation;

    /// <summary>Not known before the end: a stationary point ends the loop, and here there may be a better one elsewhere.</summary>
    public double Stationarity => _isOver ? _solutions.Best?.Stationarity ?? double.NaN : double.NaN;

    public Multipliers? Multipliers => _solutions.Best?.Multipliers;

    public ReadOnlySpan<double> Gradient => _solutions.Best?.Gradient is { } gradient ? gradient.AsSpan() : default;

    public ImmutableArray<LocalSolution> Solutions => _solutions.InOrder();

    public ReadOnlySpan<Diagnostic> Diagnostics
    {
        get
        {
            _diagnostics[0] = new Diagnostic("Samples", _sample.Count);
            _diagnostics[1] = new Diagnostic("Searches", _searches);
            _diagnostics[2] = new Diagnostic("Solutions", _solutions.Count);
            return _diagnostics;
        }
    }

    public bool TryCopyHessian(Span<double> hessian) => _solutions.Best?.Hessian is { } known && known.AsSpan().TryCopyTo(hessian);

    public ExitReason? Step()
    {
        if (_stage > 0) _sample.Draw(_evaluator, Batch);
        Search(Choose());
        _stage++;
        return _stage < _stages && _searches < _settings.Starts ? null : End();
    }

    /// <summary>The starts of this stage; the problem's own start is the first of all.</summary>
    private int Choose()
    {
        Span<int> chosen = _chosen.AsSpan(0, Math.Min(_chosen.Length, _settings.Starts - _searches));
        int own = 0;
        if (_stage == 0)
        {
            chosen[own++] = 0;
            _sample.Use(0);
        }

        return own + _sample.Choose(_settings.ReducedSample, _solutions, chosen[own..]);
    }

    private void Search(int count)
    {
        if (count == 0) return;
        for (int i = 0; i < count; i++)
        {
            _sample.Use(_chosen[i]);
            _sample.Point(_chosen[i]).CopyTo(_starts.AsSpan(i * _n, _n));
        }

        ImmutableArray<OptimizationResult> results = _evaluator.Minimize(
            _settings.Local, _starts.AsSpan(0, count * _n), _local, _random.Split((ulong)_stage), _settings.Threads);
        _searches += results.Length;
        foreach (OptimizationResult result in results) _solutions.Add(result);
    }

    private ExitReason End()
    {
        _isOver = true;
        if (_solutions.Best is not { } best) return ExitReason.NonFinite;
        if (best.Converged) return best.ExitReason;
        return best.ConstraintViolation <= _local.ConstraintTolerance ? ExitReason.Stalled : ExitReason.Infeasible;
    }
}
