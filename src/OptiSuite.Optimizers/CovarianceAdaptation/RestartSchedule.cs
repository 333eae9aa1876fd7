namespace OptiSuite.Optimizers;

/// <summary>Which run follows: its population, its first step and its budget; and what the runs so far have used.</summary>
/// <remarks>
/// BIPOP (Hansen 2009): the first run has the default population λ₀ and counts as small. A large run follows when the small ones have used at least as much, with twice the last large
/// population; otherwise a small run with ⌊λ₀ (½ λ_large/λ₀)^(U²)⌋ candidates, σ₀·10^(−2U') and at most half of what the last large run used. U, U' are uniform
/// in [0, 1). The population is doubled at most nine times, as in both papers.
/// </remarks>
internal sealed class RestartSchedule : ISavable
{
    private const int MostDoublings = 9;

    private readonly CmaRestarts _scheme;
    private readonly int _defaultSize;
    private int _runs;
    private int _doublings;
    private int _populationSize;
    private bool _isLarge;
    private double _sigmaFactor = 1;
    private long _used;
    private long _limit = long.MaxValue;
    private long _smallUsed;
    private long _largeUsed;
    private long _lastLarge;

    /// <summary>The schedule of a search, at its first run.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="defaultSize">λ₀.</param>
    public RestartSchedule(CmaRestarts scheme, int defaultSize) => (_scheme, _defaultSize, _populationSize) = (scheme, defaultSize, defaultSize);

    /// <summary>How many runs have begun after the first.</summary>
    public int Restarts => _runs;

    public int PopulationSize => _populationSize;

    /// <summary>By what σ₀ is multiplied.</summary>
    public double SigmaFactor => _sigmaFactor;

    public bool IsLarge => _isLarge;

    /// <summary>What small runs have used, the present one included.</summary>
    public long SmallUsed => _smallUsed + (_isLarge ? 0 : _used);

    /// <summary>What large runs have used, the present one included.</summary>
    public long LargeUsed => _largeUsed + (_isLarge ? _used : 0);

    public bool IsUsedUp => _used >= _limit;

    /// <summary>Counts evaluations of the present run.</summary>
    public void Count(int evaluations) => _used += evaluations;

    /// <summary>Chooses the next run.</summary>
    public void Next(RandomStream random)
    {
        _runs++;
        if (_isLarge) (_largeUsed, _lastLarge) = (_largeUsed + _used, _used);
        else _smallUsed += _used;
        _used = 0;
        _isLarge = _scheme == CmaRestarts.Ipop || _smallUsed >= _largeUsed;
        if (_isLarge)
        {
            _doublings = Math.Min(_doublings + 1, MostDoublings);
            (_populationSize, _sigmaFactor, _limit) = (Large, 1, long.MaxValue);
            return;
        }

        double u = random.NextDouble();
        _populationSize = Math.Max(2, (int)(_defaultSize * Math.Pow(0.5 * Large / _defaultSize, u * u)));
        _sigmaFactor = Math.Pow(10, -2 * random.NextDouble());
        _limit = _lastLarge / 2;
    }

    /// <inheritdoc/>
    public void Exchange(StateExchange state)
    {
        state.Exchange("runs", ref _runs);
        state.Exchange("doublings", ref _doublings);
        state.Exchange("populationSize", ref _populationSize);
        state.Exchange("isLarge", ref _isLarge);
        state.Exchange("sigmaFactor", ref _sigmaFactor);
        state.Exchange("used", ref _used);
        state.Exchange("limit", ref _limit);
        state.Exchange("smallUsed", ref _smallUsed);
        state.Exchange("largeUsed", ref _largeUsed);
        state.Exchange("lastLarge", ref _lastLarge);
    }

    private int Large => _defaultSize << _doublings;
}
