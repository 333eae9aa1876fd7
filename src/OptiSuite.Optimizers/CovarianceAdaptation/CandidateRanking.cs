namespace OptiSuite.Optimizers;

/// <summary>The candidates of a generation in the order of their values.</summary>
internal sealed class CandidateRanking
{
    private double[] _values = [];
    private int[] _order = [];
    private int _count;

    /// <summary>What a generation is ordered by at its best.</summary>
    public RankedBy Kind { get; private set; }

    /// <summary>How many of the candidates, the best ones, are of that kind.</summary>
    public int Alike { get; private set; }

    /// <summary>What they were compared by, in the order; ascending within each kind.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, _count);

    /// <summary>The candidates from the best to the worst.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, _count);

    /// <summary>Makes room for so many candidates.</summary>
    public void Reserve(int count)
    {
        if (_values.Length < count) (_values, _order) = (new double[count], new int[count]);
    }

    /// <summary>Orders by values alone, those that are +∞ last.</summary>
    /// <param name="values">A value of every candidate, finite or +∞.</param>
    public void ByValue(ReadOnlySpan<double> values)
    {
        _count = values.Length;
        values.CopyTo(_values);
        Alike = 0;
        for (int i = 0; i < _count; i++)
        {
            _order[i] = i;
            if (double.IsFinite(values[i])) Alike++;
        }

        Kind = Alike > 0 ? RankedBy.Objective : RankedBy.Nothing;
        _values.AsSpan(0, _count).Sort(_order.AsSpan(0, _count));
    }

    /// <summary>Orders feasibility first, as <see cref="FeasibilityFirst"/> does.</summary>
    /// <param name="objectives">The objectives, finite or +∞.</param>
    /// <param name="violations">The violations, at least 0.</param>
    /// <param name="tolerance">A violation up to this counts as none.</param>
    public void ByFeasibility(ReadOnlySpan<double> objectives, ReadOnlySpan<double> violations, double tolerance)
    {
        _count = objectives.Length;
        int feasible = 0;
        for (int i = 0; i < _count; i++)
        {
            if (double.IsFinite(objectives[i]) && violations[i] <= tolerance) (_values[feasible], _order[feasible++]) = (objectives[i], i);
        }

        int known = feasible;
        for (int i = 0; i < _count; i++)
        {
            if (double.IsFinite(objectives[i]) && !(violations[i] <= tolerance)) (_values[known], _order[known++]) = (violations[i], i);
        }

        int all = known;
        for (int i = 0; i < _count; i++)
        {
            if (!double.IsFinite(objectives[i])) (_values[all], _order[all++]) = (double.PositiveInfinity, i);
        }

        _values.AsSpan(0, feasible).Sort(_order.AsSpan(0, feasible));
        _values.AsSpan(feasible, known - feasible).Sort(_order.AsSpan(feasible, known - feasible));
        (Kind, Alike) = feasible > 0 ? (RankedBy.Objective, feasible) : known > 0 ? (RankedBy.Violation, known) : (RankedBy.Nothing, 0);
    }
}
