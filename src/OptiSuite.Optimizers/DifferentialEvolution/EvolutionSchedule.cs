namespace OptiSuite.Optimizers;

/// <summary>
/// When a differential evolution begins a new round, and how many members its population has until then. A round is planned like a whole run: its
/// population shrinks from the first to the last size while its evaluations are used up.
/// </summary>
internal sealed class EvolutionSchedule(DifferentialEvolution options, int dimension, long? budget) : ISavable
{
    // Neither limit is reached by budgets that anybody has.
    private const int MostMembers = 1_000_000;
    private const double Longest = 1e15;

    private long _begin;
    private long _length;
    private int _round;
    private int _first;

    /// <summary>The number of rounds before this one.</summary>
    public int Round => _round;

    /// <summary>The size of the round's first population.</summary>
    public int FirstSize => _first;

    /// <summary>The evaluations of the round.</summary>
    public long Length => _length;

    private bool Shrinks => options.Variant == DifferentialEvolutionVariant.LShade;

    /// <summary>Begins the first round, or the next one.</summary>
    /// <param name="told">The evaluations before it.</param>
    /// <param name="isFirst">Whether it is the first.</param>
    public void Begin(long told, bool isFirst)
    {
        _round = isFirst ? 0 : _round + 1;
        _begin = told;
        long? rest = budget is { } all ? Math.Max(1, all - told) : null;
        bool inRounds = Shrinks && options.Restarts && options.FirstRound > 0;
        double planned = inRounds ? options.FirstRound * (double)dimension * Math.Pow(options.RoundGrowth, _round) : Longest;
        // Rather one long round than one and a rest that is not much longer.
        if (rest < 2.5 * planned || !inRounds) planned = rest ?? Longest;
        _length = (long)Math.Clamp(planned, 1, Longest);
        double size = options.InitialPopulation ?? DefaultSize();
        _first = (int)Math.Clamp(Math.Round(size), Math.Min(options.InitialPopulation ?? options.MinimumPopulation, MostMembers), MostMembers);
    }

    /// <summary>The share of the round's evaluations that are used up, in [0, 1].</summary>
    public double Progress(long told) => Math.Min(1, (told - _begin) / (double)_length);

    /// <summary>Whether the round's evaluations are used up and others are left.</summary>
    public bool IsOver(long told) => told - _begin >= _length;

    /// <summary>The size that the population should have now: linear population size reduction (equation 10 of 2014).</summary>
    public int Size(long told)
    {
        int least = Math.Min(options.MinimumPopulation, _first);
        return Shrinks && _length < Longest ? (int)Math.Round(_first + ((least - _first) * Progress(told))) : _first;
    }

    public void Exchange(StateExchange state)
    {
        state.Exchange("begin", ref _begin);
        state.Exchange("length", ref _length);
        state.Exchange("round", ref _round);
        state.Exchange("first", ref _first);
    }

    private double DefaultSize() => Shrinks && _length < Longest
        ? DifferentialEvolution.MembersPerVariable * dimension * Math.Sqrt(_length / (1000.0 * dimension))
        : Math.Clamp(10.0 * dimension, 40, 100);
}
