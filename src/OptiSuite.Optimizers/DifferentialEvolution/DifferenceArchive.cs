namespace OptiSuite.Optimizers;

/// <summary>Members that were beaten: differences with them point where the population goes (J. Zhang and A. C. Sanderson, IEEE TEC 13(5), 2009).</summary>
internal sealed class DifferenceArchive(int dimension) : ISavable
{
    private double[] _points = [];
    private int _count;
    private int _limit;

    /// <summary>How many points there are.</summary>
    public int Count => _count;

    /// <summary>A point, n values.</summary>
    /// <param name="i">Which, below <see cref="Count"/>.</param>
    public ReadOnlySpan<double> this[int i] => _points.AsSpan(i * dimension, dimension);

    /// <summary>Forgets all points.</summary>
    public void Clear() => _count = 0;

    /// <summary>Sets how many points there may be; of too many, random ones go.</summary>
    public void Limit(int limit, RandomStream random)
    {
        _limit = limit;
        while (_count > limit)
        {
            int gone = random.NextInt(_count--);
            this[_count].CopyTo(_points.AsSpan(gone * dimension, dimension));
        }

        if (_points.Length < limit * dimension) Array.Resize(ref _points, limit * dimension);
    }

    /// <summary>Adds a point; a full archive loses a random one.</summary>
    public void Add(ReadOnlySpan<double> x, RandomStream random)
    {
        if (_limit == 0) return;
        int at = _count < _limit ? _count++ : random.NextInt(_limit);
        x.CopyTo(_points.AsSpan(at * dimension, dimension));
    }

    public void Exchange(StateExchange state)
    {
        state.Exchange("limit", ref _limit);
        state.Exchange("count", ref _count);
        if (state.IsRestoring && _points.Length < _limit * dimension) _points = new double[_limit * dimension];
        state.Exchange("points", _points.AsSpan(0, _count * dimension));
    }
}
