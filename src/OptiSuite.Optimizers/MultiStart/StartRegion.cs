namespace OptiSuite.Optimizers;

/// <summary>The box that starts are drawn from, as the unit cube that distances are measured in.</summary>
internal sealed class StartRegion
{
    private readonly double[] _lower, _upper;

    public StartRegion(Problem problem, double reach)
    {
        int n = problem.Dimension;
        Center = problem.Start is { } start ? [.. start] : new double[n];
        problem.Bounds?.Project(Center);
        if (problem.SamplingRegion is { } region)
        {
            (_lower, _upper) = ([.. region.Lower], [.. region.Upper]);
            // A search region may reach beyond the bounds; its part inside counts, or the nearest corner where there is none.
            problem.Bounds?.Project(_lower);
            problem.Bounds?.Project(_upper);
        }
        else
        {
            (_lower, _upper) = (new double[n], new double[n]);
            for (int j = 0; j < n; j++)
            {
                double radius = reach * (1 + Math.Abs(Center[j]));
                double lower = problem.Bounds?.Lower[j] ?? double.NegativeInfinity, upper = problem.Bounds?.Upper[j] ?? double.PositiveInfinity;
                _lower[j] = double.IsFinite(lower) ? lower : Center[j] - radius;
                _upper[j] = double.IsFinite(upper) ? upper : Center[j] + radius;
            }
        }

        FreeVariables = Enumerable.Range(0, n).Count(j => _lower[j] < _upper[j]);
    }

    /// <summary>The problem's start, or the point nearest to the origin where it names none; inside the bounds.</summary>
    public double[] Center { get; }

    /// <summary>The number of variables with an interval, not a point.</summary>
    public int FreeVariables { get; }

    /// <summary>The point of the box at a point of the unit cube, in place.</summary>
    public void Place(Span<double> point)
    {
        for (int j = 0; j < point.Length; j++)
        {
            double u = point[j];
            point[j] = Math.Clamp((_lower[j] * (1 - u)) + (_upper[j] * u), _lower[j], _upper[j]);
        }
    }

    /// <summary>The Euclidean distance in the unit cube.</summary>
    public double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            double d = Part(a, b, j);
            sum += d * d;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>The largest difference of a variable, as a part of its interval.</summary>
    public double LargestDifference(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double worst = 0;
        for (int j = 0; j < a.Length; j++) worst = Math.Max(worst, Part(a, b, j));
        return worst;
    }

    private double Part(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int j)
    {
        double width = _upper[j] - _lower[j], difference = Math.Abs(a[j] - b[j]);
        return width > 0 ? difference / width : difference / (1 + Math.Abs(a[j]));
    }
}
