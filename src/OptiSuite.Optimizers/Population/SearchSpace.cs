namespace OptiSuite.Optimizers.Population;

/// <summary>A problem's boxes as flat arrays: where candidates may be, where the first ones are drawn, and how wide that is.</summary>
internal sealed class SearchSpace
{
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _regionLower;
    private readonly double[] _regionUpper;
    private readonly double[] _width;
    private readonly int[] _free;
    private readonly double[]? _start;

    public SearchSpace(Problem problem)
    {
        int n = problem.Dimension;
        Bounds region = problem.SamplingRegion
            ?? throw new InvalidOperationException($"'{problem.Name}' names no box to draw points from; set Problem.SearchRegion, or finite Bounds.");
        _lower = new double[n];
        _upper = new double[n];
        Array.Fill(_lower, double.NegativeInfinity);
        Array.Fill(_upper, double.PositiveInfinity);
        problem.Bounds?.Lower.CopyTo(_lower);
        problem.Bounds?.Upper.CopyTo(_upper);
        _regionLower = [.. region.Lower];
        _regionUpper = [.. region.Upper];
        // A search region may reach beyond the bounds; its part inside counts, or the nearest corner where there is none.
        Project(_regionLower);
        Project(_regionUpper);
        _width = new double[n];
        for (int j = 0; j < n; j++) _width[j] = Math.Min(_regionUpper[j] - _regionLower[j], double.MaxValue);
        _free = [.. Enumerable.Range(0, n).Where(j => _lower[j] < _upper[j])];
        if (problem.Start is { } start)
        {
            _start = [.. start];
            Project(_start);
        }
    }

    public int Dimension => _lower.Length;

    /// <summary>The bounds; −∞ where there is none.</summary>
    public ReadOnlySpan<double> Lower => _lower;

    /// <summary>The bounds; +∞ where there is none.</summary>
    public ReadOnlySpan<double> Upper => _upper;

    public ReadOnlySpan<double> RegionLower => _regionLower;

    public ReadOnlySpan<double> RegionUpper => _regionUpper;

    /// <summary>The width of the sampling region inside the bounds, the natural scale of every variable.</summary>
    public ReadOnlySpan<double> Width => _width;

    /// <summary>The variables that can move.</summary>
    public ReadOnlySpan<int> Free => _free;

    /// <summary>The problem's start inside the bounds; empty where it names none.</summary>
    public ReadOnlySpan<double> Start => _start;

    /// <summary>Uniform in the sampling region.</summary>
    public void Draw(RandomStream random, Span<double> x)
    {
        for (int j = 0; j < x.Length; j++) x[j] = Draw(random, j);
    }

    public double Draw(RandomStream random, int j)
    {
        double u = random.NextDouble();
        // Clamped, because a + (b − a) may round past b.
        return Math.Clamp(((1 - u) * _regionLower[j]) + (u * _regionUpper[j]), _regionLower[j], _regionUpper[j]);
    }

    public void Project(Span<double> x)
    {
        for (int j = 0; j < x.Length; j++) x[j] = Math.Clamp(x[j], _lower[j], _upper[j]);
    }
}
