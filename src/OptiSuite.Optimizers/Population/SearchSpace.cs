using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

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

    public SearchSpace(IOptimizer optimizer, Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        // A search driven by hand does not pass through the loop, which asks the same.
        ImmutableArray<string> reasons = CapabilityMatcher.Mismatches(optimizer, problem);
        if (!reasons.IsEmpty) throw new ArgumentException($"{optimizer.Name} does not fit '{problem.Name}': {string.Join("; ", reasons)}.", nameof(problem));
        int n = problem.Dimension;
        Bounds region = problem.SamplingRegion!;
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
        for (int j = 0; j < n; j++)
        {
            double width = _regionUpper[j] - _regionLower[j];
            // A region without width says nothing of the scale; the bounds may, else the magnitude of the value does.
            if (width == 0) width = double.IsFinite(_upper[j] - _lower[j]) ? _upper[j] - _lower[j] : Math.Max(1, Math.Abs(_regionLower[j]));
            _width[j] = Math.Min(width, double.MaxValue);
        }

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

    /// <summary>The width of the sampling region inside the bounds, the natural scale of every variable; 0 for a fixed variable.</summary>
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

    public double Draw(RandomStream random, int j) => random.NextUniform(_regionLower[j], _regionUpper[j]);

    public void Project(Span<double> x)
    {
        for (int j = 0; j < x.Length; j++) x[j] = Math.Clamp(x[j], _lower[j], _upper[j]);
    }
}
