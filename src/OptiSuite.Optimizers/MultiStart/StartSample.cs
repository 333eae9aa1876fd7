namespace OptiSuite.Optimizers;

/// <summary>
/// The sampled points in the order of their merit, and for each the distance to the nearest better one: what single linkage asks for.
/// </summary>
internal sealed class StartSample
{
    // A solution is no random sample: within the whole critical distance it would hide the basins next to it. Measured: a quarter.
    private const double Shadow = 0.25;

    private readonly StartRegion _region;
    private readonly ScrambledHalton _sequence;
    private readonly double _tolerance, _sigma;
    private readonly double[] _points, _objectives, _violations, _nearestBetter;
    private readonly bool[] _used;
    private readonly int[] _order;
    private readonly int _n;

    public StartSample(StartRegion region, int capacity, double sigma, double tolerance, RandomStream random)
    {
        (_region, _sigma, _tolerance, _n) = (region, sigma, tolerance, region.Center.Length);
        _sequence = new ScrambledHalton(_n, capacity, random);
        // The first point is the problem's own start.
        int points = capacity + 1;
        _points = new double[points * _n];
        (_objectives, _violations, _nearestBetter) = (new double[points], new double[points], new double[points]);
        (_used, _order) = (new bool[points], new int[points]);
    }

    public int Count { get; private set; }

    /// <summary>The point that the search from the problem's start begins at.</summary>
    public ReadOnlySpan<double> First => Point(0);

    public ReadOnlySpan<double> Point(int index) => _points.AsSpan(index * _n, _n);

    /// <summary>Evaluates so many further points, the problem's start before all others.</summary>
    public void Draw(Evaluator evaluator, int count)
    {
        int from = Count;
        if (from == 0)
        {
            _region.Center.CopyTo(_points, 0);
            count++;
        }

        for (int i = Math.Max(from, 1); i < from + count; i++)
        {
            Span<double> point = _points.AsSpan(i * _n, _n);
            _sequence.Next(point);
            _region.Place(point);
        }

        evaluator.Batch(_points.AsMemory(from * _n, count * _n), _objectives.AsMemory(from, count), _violations.AsMemory(from, count));
        for (int i = from; i < from + count; i++) Insert(i);
    }

    /// <summary>Marks a point as a start that needs no other search.</summary>
    public void Use(int index) => _used[index] = true;

    /// <summary>
    /// The best unused points of the reduced sample that have no better point within the critical distance, and no better solution within a quarter of it.
    /// </summary>
    /// <param name="reduced">The part of the sample that counts.</param>
    /// <param name="solutions">What has been found.</param>
    /// <param name="chosen">Receives the indices.</param>
    /// <returns>How many were chosen.</returns>
    public int Choose(double reduced, SolutionSet solutions, Span<int> chosen)
    {
        double radius = CriticalDistance();
        int candidates = (int)Math.Ceiling(reduced * Count), found = 0;
        for (int rank = 0; rank < candidates && found < chosen.Length; rank++)
        {
            int i = _order[rank];
            if (_used[i] || !double.IsFinite(_objectives[i]) || _nearestBetter[i] <= radius) continue;
            if (!solutions.IsShadowed(Point(i), _objectives[i], _violations[i], Shadow * radius)) chosen[found++] = i;
        }

        return found;
    }

    /// <summary>r = π^(−½) (Γ(1 + n/2) σ ln N / N)^(1/n).</summary>
    private double CriticalDistance()
    {
        int n = Math.Max(1, _region.FreeVariables);
        double logGamma = n % 2 == 0 ? 0 : Math.Log(Math.PI) / 2;
        for (double k = n / 2.0; k > 0; k--) logGamma += Math.Log(k);
        double size = Math.Max(2, Count);
        return Math.Exp((logGamma + Math.Log(_sigma * Math.Log(size) / size)) / n) / Math.Sqrt(Math.PI);
    }

    private void Insert(int i)
    {
        int at = Count;
        while (at > 0 && IsBetter(i, _order[at - 1]))
        {
            _order[at] = _order[at - 1];
            at--;
        }

        _order[at] = i;
        Count++;
        _nearestBetter[i] = double.PositiveInfinity;
        for (int rank = 0; rank < Count; rank++)
        {
            if (rank == at) continue;
            double distance = _region.Distance(Point(i), Point(_order[rank]));
            ref double nearest = ref _nearestBetter[rank < at ? i : _order[rank]];
            nearest = Math.Min(nearest, distance);
        }
    }

    private bool IsBetter(int i, int j) =>
        FeasibilityFirst.IsBetter(_objectives[i], _violations[i], _objectives[j], _violations[j], _tolerance);
}
