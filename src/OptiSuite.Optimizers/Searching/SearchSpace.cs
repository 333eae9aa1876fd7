using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>
/// What a search may know of a problem, as flat arrays: where candidates may be, where the first ones are drawn, how wide that is, which variables are
/// whole, and the limits of the constraints.
/// </summary>
internal sealed class SearchSpace
{
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _regionLower;
    private readonly double[] _regionUpper;
    private readonly double[] _width;
    private readonly int[] _free;
    private readonly int[] _integers;
    private readonly bool[] _isInteger;
    private readonly double[]? _start;

    public SearchSpace(IOptimizer optimizer, Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        // A search driven by hand does not pass through the loop, which asks the same.
        ImmutableArray<string> reasons = CapabilityMatcher.Mismatches(optimizer, problem);
        if (!reasons.IsEmpty) throw new ArgumentException($"{optimizer.Name} does not fit '{problem.Name}': {string.Join("; ", reasons)}.", nameof(problem));
        int n = problem.Dimension;
        _integers = [.. problem.IntegerVariables.Distinct().Order()];
        _isInteger = new bool[n];
        foreach (int j in _integers) _isInteger[j] = true;
        _lower = new double[n];
        _upper = new double[n];
        Array.Fill(_lower, double.NegativeInfinity);
        Array.Fill(_upper, double.PositiveInfinity);
        problem.Bounds?.Lower.CopyTo(_lower);
        problem.Bounds?.Upper.CopyTo(_upper);
        RoundBounds(problem);
        // Without a region a local method has its start, and the scale that follows from it.
        _regionLower = [.. problem.SamplingRegion?.Lower ?? problem.Start!.Value];
        _regionUpper = [.. problem.SamplingRegion?.Upper ?? problem.Start!.Value];
        // A search region may reach beyond the bounds; its part inside counts, or the nearest corner where there is none.
        Repair(_regionLower);
        Repair(_regionUpper);
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
            Repair(_start);
        }

        IsNoisy = problem.IsNoisy;
        ConstraintLower = [.. problem.Constraints.SelectMany(constraint => constraint.Lower.ToArray())];
        ConstraintUpper = [.. problem.Constraints.SelectMany(constraint => constraint.Upper.ToArray())];
    }

    public int Dimension => _lower.Length;

    /// <summary>The bounds, whole for integer variables; −∞ where there is none.</summary>
    public ReadOnlySpan<double> Lower => _lower;

    /// <summary>The bounds, whole for integer variables; +∞ where there is none.</summary>
    public ReadOnlySpan<double> Upper => _upper;

    /// <summary>The lower ends of the sampling region inside the bounds.</summary>
    public ReadOnlySpan<double> RegionLower => _regionLower;

    /// <summary>The upper ends of the sampling region inside the bounds.</summary>
    public ReadOnlySpan<double> RegionUpper => _regionUpper;

    /// <summary>The width of the sampling region inside the bounds, the natural scale of every variable; 0 for a fixed variable.</summary>
    public ReadOnlySpan<double> Width => _width;

    /// <summary>The variables that can move.</summary>
    public ReadOnlySpan<int> Free => _free;

    /// <summary>The variables that take whole numbers only, ascending.</summary>
    public ReadOnlySpan<int> Integers => _integers;

    /// <summary>The problem's start inside the bounds; empty where it names none.</summary>
    public ReadOnlySpan<double> Start => _start;

    /// <summary>Whether two evaluations of one point differ.</summary>
    public bool IsNoisy { get; }

    /// <summary>The number of constraint rows m.</summary>
    public int ConstraintCount => ConstraintLower.Length;

    /// <summary>The lower limits of all rows, m values.</summary>
    public double[] ConstraintLower { get; }

    /// <summary>The upper limits of all rows, m values.</summary>
    public double[] ConstraintUpper { get; }

    public bool IsInteger(int j) => _isInteger[j];

    /// <summary>Uniform in the sampling region.</summary>
    public void Draw(RandomStream random, Span<double> x)
    {
        for (int j = 0; j < x.Length; j++) x[j] = Draw(random, j);
    }

    /// <summary>Uniform in the sampling region, of an integer variable over its whole numbers.</summary>
    public double Draw(RandomStream random, int j) => _isInteger[j]
        ? Repair(j, Math.Floor(random.NextUniform(_regionLower[j], _regionUpper[j] + 1)))
        : random.NextUniform(_regionLower[j], _regionUpper[j]);

    /// <summary>Moves a point to the nearest one inside the bounds whose integer variables are whole.</summary>
    public void Repair(Span<double> x)
    {
        for (int j = 0; j < x.Length; j++) x[j] = Math.Clamp(x[j], _lower[j], _upper[j]);
        foreach (int j in _integers) x[j] = Repair(j, x[j]);
    }

    /// <summary>Moves a value of one variable to the nearest allowed one.</summary>
    public double Repair(int j, double value) =>
        Math.Clamp(_isInteger[j] ? Math.Round(value, MidpointRounding.AwayFromZero) : value, _lower[j], _upper[j]);

    private void RoundBounds(Problem problem)
    {
        foreach (int j in _integers)
        {
            (_lower[j], _upper[j]) = (Math.Ceiling(_lower[j]), Math.Floor(_upper[j]));
            if (_lower[j] <= _upper[j]) continue;
            throw new ArgumentException(
                $"Integer variable {j} of '{problem.Name}' has no whole number between its bounds {problem.Bounds!.Lower[j]:R} and {problem.Bounds.Upper[j]:R}; widen them.",
                nameof(problem));
        }
    }
}
