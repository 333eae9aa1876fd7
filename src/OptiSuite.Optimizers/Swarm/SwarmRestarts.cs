namespace OptiSuite.Optimizers;

/// <summary>When a swarm has done its part, and how large the next one is.</summary>
internal sealed class SwarmRestarts
{
    // So long the best values must have agreed: a plateau is not yet a minimum.
    private const int AgreeingMoves = 10;

    // The diversity costs as much as a move of a simple swarm.
    private const int DiversityEvery = 10;

    // A swarm beyond this would hardly move within any budget.
    private const int LargestSize = 1024;

    // A few rounding errors of a double, 2⁻⁵².
    private const double LastBits = 4.0 / (1L << 52);

    private readonly ParticleSwarm _options;
    private readonly int _firstSize;
    private int _largest;
    private bool _isLarge;
    private bool _isFirst = true;
    private long _begin;
    private long _spentSmall;
    private long _spentLarge;
    private int _moves;
    private int _failures;
    private int _agreeing;

    public SwarmRestarts(ParticleSwarm options, int firstSize)
    {
        _options = options;
        _firstSize = _largest = firstSize;
    }

    /// <summary>Why the swarm has done its part; null while it has not.</summary>
    /// <param name="swarm">The swarm, its best places up to date.</param>
    /// <param name="improved">Whether the best of them is a new one.</param>
    public ExitReason? Judge(Swarm swarm, bool improved)
    {
        _moves++;
        _failures = improved ? 0 : _failures + 1;
        _agreeing = Agrees(swarm) ? _agreeing + 1 : 0;
        if (_moves % DiversityEvery == 0 && PopulationStatistics.Diversity(swarm.Best, swarm.Space) < _options.RestartDiversity)
        {
            return swarm.HasValues() ? ExitReason.SmallStep : ExitReason.Stalled;
        }

        bool stalls = _options.RestartStagnation > 0 && _failures >= _options.RestartStagnation;
        return stalls || _agreeing >= AgreeingMoves ? ExitReason.Stalled : null;
    }

    /// <summary>The size of the next swarm.</summary>
    /// <param name="told">The evaluations so far.</param>
    public int Next(long told)
    {
        long spent = told - _begin;
        if (_isLarge) _spentLarge += spent;
        else if (!_isFirst) _spentSmall += spent;
        // The first swarm counts for neither kind.
        (_begin, _isFirst, _moves, _failures, _agreeing) = (told, false, 0, 0, 0);
        _isLarge = _options.Restart == SwarmRestart.Growing || (_options.Restart == SwarmRestart.Alternating && _spentLarge <= _spentSmall);
        if (!_isLarge) return _firstSize;
        _largest = Math.Max(_firstSize, Math.Min(2 * _largest, LargestSize));
        return _largest;
    }

    public void Exchange(StateExchange state)
    {
        state.Exchange("largest", ref _largest);
        state.Exchange("isLarge", ref _isLarge);
        state.Exchange("isFirst", ref _isFirst);
        state.Exchange("begin", ref _begin);
        state.Exchange("spentSmall", ref _spentSmall);
        state.Exchange("spentLarge", ref _spentLarge);
        state.Exchange("moves", ref _moves);
        state.Exchange("failures", ref _failures);
        state.Exchange("agreeing", ref _agreeing);
    }

    private bool Agrees(Swarm swarm)
    {
        if (_options.RestartSpread == 0) return false;
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double f in swarm.BestObjectives)
        {
            if (f < least) least = f;
            if (f > most) most = f;
        }

        // Values of large magnitude agree when no more than their last bits differ.
        return most - least <= Math.Max(_options.RestartSpread, LastBits * Math.Abs(least)) && swarm.HasValues();
    }
}
