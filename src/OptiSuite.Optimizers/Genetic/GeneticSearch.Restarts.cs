namespace OptiSuite.Optimizers;

/// <content>When a population has nothing more to give, and what then.</content>
internal sealed partial class GeneticSearch
{
    // The spread of a population takes longer to find than a generation to make, and changes slowly.
    private const int GenerationsBetweenLooks = 8;

    private int _restarts;
    private int _generation;
    private int _fruitless;
    private int _bestClass;
    private double _bestKey;
    private ExitReason? _exit;

    private void ConsiderRestart()
    {
        _generation++;
        Standing best = _parents.Standings[0], before = new(_bestClass, _bestKey);
        // Merits change with the multipliers, so that they tell nothing of progress.
        bool isBetter = _generation == 1 || best.IsBetterThan(before) || _lagrangian is not null;
        if (isBetter) (_bestClass, _bestKey, _fruitless) = (best.Class, best.Key, 0);
        else _fruitless++;

        bool isStuck = _fruitless >= _options.StagnationFor(Space.Free.Length);
        bool isContracted = _generation % GenerationsBetweenLooks == 0
            && PopulationStatistics.Diversity(_parents.Points, Space) < _options.RestartDiversity;
        if (!isStuck && !isContracted) return;
        if (_options.Restarts)
        {
            Restart();
        }
        else if (best.Class == 0)
        {
            _exit = isContracted ? ExitReason.SmallStep : ExitReason.Stalled;
        }
    }

    private void Restart()
    {
        _restarts++;
        (_hasParents, _generation, _fruitless) = (false, 0, 0);
        _size = (int)Math.Min(_options.LargestPopulation(_firstSize), Math.Round(_size * _options.PopulationGrowth));
        _lagrangian?.Reset();
        Allocate();
    }

    private void ExchangeRestarts(StateExchange state)
    {
        int exit = _exit is { } reason ? (int)reason : -1;
        state.Exchange("restarts", ref _restarts);
        state.Exchange("generation", ref _generation);
        state.Exchange("fruitless", ref _fruitless);
        state.Exchange("bestClass", ref _bestClass);
        state.Exchange("bestKey", ref _bestKey);
        state.Exchange("exit", ref exit);
        _exit = exit < 0 ? null : (ExitReason)exit;
    }
}
