namespace OptiSuite;

/// <summary>
/// Finite differences behind the evaluator: the samples go out in chunks through the batch evaluator, so that they can run in parallel, and are
/// counted like every evaluation.
/// </summary>
internal sealed class DifferenceSampler
{
    /// <summary>Samples in one batch at most, so that a large problem does not need n² numbers.</summary>
    private const int Chunk = 128;

    private readonly Problem _problem;
    private readonly FiniteDifferenceScheme _scheme;
    private readonly int _rows;
    private readonly double[] _points;
    private readonly double[] _objectives;
    private readonly double[] _constraints;

    public DifferenceSampler(Problem problem, int rows, FiniteDifferenceScheme scheme)
    {
        _problem = problem;
        _scheme = scheme;
        _rows = rows;
        int samples = Math.Min(Chunk, 2 * problem.Dimension);
        _points = new double[samples * problem.Dimension];
        _objectives = new double[samples];
        _constraints = new double[samples * rows];
    }

    private int Capacity => _objectives.Length;

    public void Gradient(Evaluator evaluator, ReadOnlySpan<double> x, double atX, Span<double> gradient)
    {
        int n = x.Length;
        for (int from = 0; from < n;)
        {
            int to = Place(x, from, out int samples);
            evaluator.SampleBatch(_points.AsMemory(0, samples * n), _objectives.AsMemory(0, samples), default);
            int k = 0;
            for (int j = from; j < to; j++)
            {
                DifferenceStencil stencil = FiniteDifferences.StencilAt(x, j, _problem.Bounds, _scheme);
                double f1 = stencil.Samples > 0 ? _objectives[k++] : atX;
                double f2 = stencil.Samples > 1 ? _objectives[k++] : atX;
                gradient[j] = stencil.Derivative(atX, f1, f2);
            }

            from = to;
        }
    }

    /// <summary>Fills in the rows of the blocks that have no Jacobian of their own.</summary>
    public void Jacobian(Evaluator evaluator, ReadOnlySpan<double> x, ReadOnlySpan<double> values, Span<double> jacobian)
    {
        int n = x.Length;
        for (int from = 0; from < n;)
        {
            int to = Place(x, from, out int samples);
            evaluator.SampleBatch(_points.AsMemory(0, samples * n), default, _constraints.AsMemory(0, samples * _rows));
            int k = 0;
            for (int j = from; j < to; j++)
            {
                DifferenceStencil stencil = FiniteDifferences.StencilAt(x, j, _problem.Bounds, _scheme);
                WriteColumn(stencil, values, k, jacobian, j, n);
                k += stencil.Samples;
            }

            from = to;
        }
    }

    private void WriteColumn(DifferenceStencil stencil, ReadOnlySpan<double> values, int sample, Span<double> jacobian, int j, int n)
    {
        int row = 0;
        foreach (IConstraint constraint in _problem.Constraints)
        {
            for (int i = 0; i < constraint.Count; i++, row++)
            {
                if (constraint.HasJacobian) continue;
                double c1 = stencil.Samples > 0 ? _constraints[(sample * _rows) + row] : values[row];
                double c2 = stencil.Samples > 1 ? _constraints[((sample + 1) * _rows) + row] : values[row];
                jacobian[(row * n) + j] = stencil.Derivative(values[row], c1, c2);
            }
        }
    }

    /// <summary>Places the samples of variables from <paramref name="from"/> on, as many as fit, and returns the variable after the last.</summary>
    private int Place(ReadOnlySpan<double> x, int from, out int samples)
    {
        int n = x.Length, j = from;
        samples = 0;
        for (; j < n; j++)
        {
            DifferenceStencil stencil = FiniteDifferences.StencilAt(x, j, _problem.Bounds, _scheme);
            if (samples + stencil.Samples > Capacity) break;
            if (stencil.Samples > 0) Put(x, j, stencil.First, samples++);
            if (stencil.Samples > 1) Put(x, j, stencil.Second, samples++);
        }

        return j;
    }

    private void Put(ReadOnlySpan<double> x, int j, double offset, int sample)
    {
        Span<double> point = _points.AsSpan(sample * x.Length, x.Length);
        x.CopyTo(point);
        point[j] += offset;
        // x + (bound − x) may round past the bound by one unit in the last place.
        if (_problem.Bounds is { } bounds) point[j] = Math.Clamp(point[j], bounds.Lower[j], bounds.Upper[j]);
    }
}
