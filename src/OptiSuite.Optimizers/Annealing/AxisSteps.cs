namespace OptiSuite.Optimizers;

/// <summary>Steps of one variable, whose lengths adapt so that about half of them are taken (Corana et al., 1987, section 2).</summary>
internal sealed class AxisSteps(SearchSpace space) : ISavable
{
    /// <summary>The steps of a variable after which its length changes: half of Corana's 20, for shorter budgets.</summary>
    private const int Trials = 10;

    /// <summary>Below it the last digits do not change.</summary>
    private const double Shortest = 1e-15;

    private readonly double[] _lengths = new double[space.Dimension];
    private readonly int[] _tried = new int[space.Dimension];
    private readonly int[] _taken = new int[space.Dimension];

    /// <summary>The longest step of every variable.</summary>
    public ReadOnlySpan<double> Lengths => _lengths;

    /// <summary>Begins with steps of up to half the region.</summary>
    public void Reset()
    {
        for (int j = 0; j < _lengths.Length; j++) _lengths[j] = Limited(j, space.Width[j] / 2);
        Array.Clear(_tried);
        Array.Clear(_taken);
    }

    /// <summary>Moves one variable of a point.</summary>
    public void Move(Span<double> x, int j, RandomStream random) => x[j] += _lengths[j] * ((2 * random.NextDouble()) - 1);

    /// <summary>Takes in whether a step of a variable was taken.</summary>
    public void Learn(int j, bool taken)
    {
        if (taken) _taken[j]++;
        if (++_tried[j] < Trials) return;
        double share = _taken[j] / (double)Trials;
        // Up to three times as long where all were taken, a third where none was; between 0.4 and 0.6 all is well.
        if (share > 0.6) _lengths[j] = Limited(j, _lengths[j] * (1 + (2 * (share - 0.6) / 0.4)));
        else if (share < 0.4) _lengths[j] = Limited(j, _lengths[j] / (1 + (2 * (0.4 - share) / 0.4)));
        (_tried[j], _taken[j]) = (0, 0);
    }

    public void Exchange(StateExchange state)
    {
        state.Exchange("lengths", _lengths.AsSpan());
        state.Exchange("tried", _tried.AsSpan());
        state.Exchange("taken", _taken.AsSpan());
    }

    /// <summary>A whole number changes only by steps of more than a half.</summary>
    private double Limited(int j, double length)
    {
        double longest = Math.Max(space.Width[j], space.IsInteger(j) ? 1 : 0);
        return Math.Clamp(length, Math.Min(longest, space.IsInteger(j) ? 1 : Shortest * longest), longest);
    }
}
