namespace OptiSuite.Optimizers;

/// <content>When a population has nothing more to give, and what then.</content>
internal sealed partial class GeneticSearch
{
    // The spread of a population takes longer to find than a generation to make, and changes slowly.
    private const int GenerationsBetweenLooks = 8;

    // Plateaus may be left again; a population that has stayed level for so long will not.
    private const int LevelGenerations = 20;

    private const double PointDiversity = 1e-3;

    private int _restarts;
    private int _generation;
    private int _fruitless;
    private int _level;
    private int _bestClass;
    private double _bestKey;

    /// <summary>The standing of the best parent.</summary>
    internal Standing Best => _parents.Standings[0];

    private void ConsiderRestart()
    {
        _generation++;
        Standing best = Best, before = new(_bestClass, _bestKey);
        // Merits change with the multipliers, so that they tell nothing of progress.
        bool isBetter = _generation == 1 || best.IsBetterThan(before) || _lagrangian is not null;
        if (isBetter) (_bestClass, _bestKey, _fruitless) = (best.Class, best.Key, 0);
        else _fruitless++;

        Standing worst = _parents.Standings[_size - 1];
        bool isLevel = worst.Class == best.Class && best.Class < 2 && worst.Key - best.Key <= _options.RestartRange * Math.Max(1, Math.Abs(best.Key));
        _level = isLevel ? _level + 1 : 0;
        bool isStuck = _fruitless >= _options.StagnationFor(Space.Free.Length);
        bool isContracted = _generation % GenerationsBetweenLooks == 0
            && PopulationStatistics.Diversity(_parents.Points, Space) < _options.RestartDiversity;
        isContracted |= _level >= LevelGenerations && _options.RestartRange > 0;
        if (!isStuck && !isContracted) return;
        if (_options.Restarts)
        {
            Restart();
        }
        else if (best.Class == 0)
        {
            // Points far apart that are all alike are a plateau, and no point found.
            bool isPoint = isContracted && PopulationStatistics.Diversity(_parents.Points, Space) < PointDiversity;
            End(isPoint ? ExitReason.SmallStep : ExitReason.Stalled);
        }
    }

    private void Restart()
    {
        _restarts++;
        (_hasParents, _generation, _fruitless, _level) = (false, 0, 0, 0);
        _size = (int)Math.Min(_options.LargestPopulation(_firstSize), Math.Round(_size * _options.PopulationGrowth));
        _lagrangian?.Reset();
        Allocate();
    }

    private void ExchangeRestarts(StateExchange state)
    {
        state.Exchange("restarts", ref _restarts);
        state.Exchange("generation", ref _generation);
        state.Exchange("fruitless", ref _fruitless);
        state.Exchange("level", ref _level);
        state.Exchange("bestClass", ref _bestClass);
        state.Exchange("bestKey", ref _bestKey);
    }
}
