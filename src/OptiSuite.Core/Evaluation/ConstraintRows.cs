namespace OptiSuite;

/// <summary>All constraint blocks of a problem as one block of rows.</summary>
internal sealed class ConstraintRows
{
    private readonly Problem _problem;
    private readonly double[] _lower;
    private readonly double[] _upper;

    public ConstraintRows(Problem problem)
    {
        _problem = problem;
        Count = problem.ConstraintCount;
        _lower = new double[Count];
        _upper = new double[Count];
        int offset = 0;
        foreach (IConstraint constraint in problem.Constraints)
        {
            constraint.Lower.CopyTo(_lower.AsSpan(offset));
            constraint.Upper.CopyTo(_upper.AsSpan(offset));
            offset += constraint.Count;
        }
    }

    public int Count { get; }

    public ReadOnlySpan<double> Lower => _lower;

    public ReadOnlySpan<double> Upper => _upper;

    public void Evaluate(ReadOnlySpan<double> x, Span<double> values)
    {
        int offset = 0;
        foreach (IConstraint constraint in _problem.Constraints)
        {
            constraint.Evaluate(x, values.Slice(offset, constraint.Count));
            offset += constraint.Count;
        }
    }

    /// <summary>The largest distance of a value from its limits; +∞ where a value is not finite.</summary>
    public double Violation(ReadOnlySpan<double> values)
    {
        double worst = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) return double.PositiveInfinity;
            worst = Math.Max(worst, Math.Max(_lower[i] - values[i], values[i] - _upper[i]));
        }

        return worst;
    }

    /// <summary>The row with the largest violation, as its block's name and its number there.</summary>
    public (string Name, int Row) Worst(ReadOnlySpan<double> values)
    {
        int offset = 0;
        double worst = double.NegativeInfinity;
        (string, int) at = ("", 0);
        foreach (IConstraint constraint in _problem.Constraints)
        {
            for (int i = 0; i < constraint.Count; i++)
            {
                int k = offset + i;
                double violation = double.IsNaN(values[k]) ? double.PositiveInfinity : Math.Max(_lower[k] - values[k], values[k] - _upper[k]);
                if (violation > worst) (worst, at) = (violation, (constraint.Name, i));
            }

            offset += constraint.Count;
        }

        return at;
    }
}
