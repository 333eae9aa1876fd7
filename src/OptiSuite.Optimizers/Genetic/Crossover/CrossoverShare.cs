namespace OptiSuite.Optimizers;

/// <summary>
/// The share of children that the second crossover makes. Where none was given it follows success: the part of each crossover's children that survive (probability
/// matching, as D. Thierens describes it, GECCO 2005).
/// </summary>
/// <param name="given">The share; null where it is to adapt.</param>
internal sealed class CrossoverShare(double? given) : ISavable
{
    private const double Least = 0.1;

    // Above it the first crossover no longer keeps the population spread in the directions that selection does not see yet; measured.
    private const double Most = 0.5;
    private const double LearningRate = 0.1;
    private double _share = given ?? 0.3;
    private int[] _madeBySecond = [];
    private int _firstSurvivors;
    private int _secondSurvivors;

    /// <summary>The share.</summary>
    public double Value => _share;

    /// <summary>Makes room for the children of a generation.</summary>
    public void Resize(int count)
    {
        if (_madeBySecond.Length < count) _madeBySecond = new int[count];
    }

    /// <summary>Notes who makes a child.</summary>
    public void Note(int child, bool bySecond)
    {
        if (child < _madeBySecond.Length) _madeBySecond[child] = bySecond ? 1 : 0;
    }

    /// <summary>Notes that a child survives.</summary>
    public void NoteSurvivor(int child)
    {
        if (_madeBySecond[child] == 1) _secondSurvivors++;
        else _firstSurvivors++;
    }

    /// <summary>Learns from a generation.</summary>
    /// <param name="count">How many children it had.</param>
    public void Learn(int count)
    {
        int second = 0;
        for (int i = 0; i < count; i++) second += _madeBySecond[i];
        // Half a success more, so that one that has not been tried is not given up.
        double ofFirst = (_firstSurvivors + 0.5) / (count - second + 1), ofSecond = (_secondSurvivors + 0.5) / (second + 1);
        (_firstSurvivors, _secondSurvivors) = (0, 0);
        if (given is not null) return;
        _share = Math.Clamp(((1 - LearningRate) * _share) + (LearningRate * ofSecond / (ofFirst + ofSecond)), Least, Most);
    }

    /// <inheritdoc/>
    public void Exchange(StateExchange state)
    {
        state.Exchange("share", ref _share);
        state.Exchange("madeBySecond", ref _madeBySecond);
    }
}
