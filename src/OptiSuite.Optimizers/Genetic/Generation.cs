namespace OptiSuite.Optimizers;

/// <summary>The parents of a genetic algorithm with all that is known of them, the best first.</summary>
/// <param name="dimension">The number of variables n.</param>
/// <param name="constraintCount">The rows m that are kept of every parent; 0 where none is needed.</param>
internal sealed class Generation(int dimension, int constraintCount) : ISavable
{
    private double[] _points = [];

    /// <summary>The number of parents μ; 0 before the first.</summary>
    public int Count { get; private set; }

    /// <summary>Their points, μ×n, row-major.</summary>
    public Span<double> Points => _points.AsSpan(0, Count * dimension);

    /// <summary>f; the array may be longer.</summary>
    public double[] Objectives { get; private set; } = [];

    /// <summary>The violations; the array may be longer.</summary>
    public double[] Violations { get; private set; } = [];

    /// <summary>c, μ×m; the array may be longer.</summary>
    public double[] Constraints { get; private set; } = [];

    /// <summary>What they are ranked by; the array may be longer.</summary>
    public Standing[] Standings { get; private set; } = [];

    /// <summary>The hashes of their points (<see cref="PointSet"/>); the array may be longer.</summary>
    public ulong[] Hashes { get; private set; } = [];

    public Span<double> Point(int i) => _points.AsSpan(i * dimension, dimension);

    public Span<double> ConstraintsOf(int i) => Constraints.AsSpan(i * constraintCount, constraintCount);

    /// <summary>Changes the number of parents. What was known is lost where they become more.</summary>
    public void Resize(int count)
    {
        Count = count;
        if (Objectives.Length >= count) return;
        _points = new double[count * dimension];
        Objectives = new double[count];
        Violations = new double[count];
        Constraints = new double[count * constraintCount];
        Standings = new Standing[count];
        Hashes = new ulong[count];
    }

    /// <summary>Takes a parent over from another generation.</summary>
    public void Take(int place, Generation from, int i)
    {
        from.Point(i).CopyTo(Point(place));
        (Objectives[place], Violations[place]) = (from.Objectives[i], from.Violations[i]);
        (Standings[place], Hashes[place]) = (from.Standings[i], from.Hashes[i]);
        if (constraintCount > 0) from.ConstraintsOf(i).CopyTo(ConstraintsOf(place));
    }

    public void Exchange(StateExchange state)
    {
        int count = Count;
        state.Exchange("count", ref count);
        if (state.IsRestoring) Resize(count);
        state.Exchange("points", Points);
        state.Exchange("objectives", Objectives.AsSpan(0, count));
        state.Exchange("violations", Violations.AsSpan(0, count));
        state.Exchange("constraints", Constraints.AsSpan(0, count * constraintCount));
    }
}
