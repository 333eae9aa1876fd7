namespace OptiSuite;

/// <summary>
/// Finite differences behind the evaluator: the samples go out in chunks through the batch evaluator, so that they can run in parallel, and are
/// counted like every evaluation. Columns of a Jacobian that share no row share their samples.
/// </summary>
internal sealed class DifferenceSampler
{
    /// <summary>Samples in one batch at most, so that a large problem does not need n² numbers.</summary>
    private const int Chunk = 128;

    private readonly Bounds? _bounds;
    private readonly bool _automatic;
    private readonly int _rows;
    private readonly ColumnGroups _variables;
    private readonly ColumnGroups _columns;
    private readonly int[] _differenced;
    private readonly double[] _points;
    private readonly double[] _objectives;
    private readonly double[] _constraints;
    private DifferenceRule _rule;

    public DifferenceSampler(Problem problem, int rows, FiniteDifferenceScheme scheme, DifferenceSteps? steps)
    {
        int n = problem.Dimension;
        _bounds = problem.Bounds;
        _automatic = scheme == FiniteDifferenceScheme.Automatic;
        _rule = new DifferenceRule(scheme == FiniteDifferenceScheme.Central, steps);
        _rows = rows;
        _differenced = DifferencedRows(problem);
        _variables = ColumnGroups.Single(n, []);
        _columns = Group(problem, _differenced);
        int samples = Math.Min(Chunk, 2 * n);
        _points = new double[samples * n];
        _objectives = new double[samples];
        _constraints = new double[samples * rows];
    }

    /// <summary>Whether the gradient and the Jacobian need the same samples.</summary>
    public bool SamplesAlike => _columns.AreSingle;

    private int Capacity => _objectives.Length;

    /// <summary>Changes to central differences where the scheme is automatic and has not changed yet.</summary>
    public bool TrySwitchToCentral()
    {
        if (!_automatic || _rule.Central) return false;
        _rule = _rule with { Central = true };
        return true;
    }

    public void Gradient(Evaluator evaluator, ReadOnlySpan<double> x, double atX, Span<double> gradient)
    {
        for (int from = 0; from < _variables.Count;)
        {
            int to = Place(x, _variables, from, out int samples);
            evaluator.SampleBatch(_points.AsMemory(0, samples * x.Length), _objectives.AsMemory(0, samples), default);
            WriteGradient(x, atX, gradient, from, to);
            from = to;
        }
    }

    /// <summary>Fills in the rows of the blocks that have no Jacobian of their own.</summary>
    public void Jacobian(Evaluator evaluator, ReadOnlySpan<double> x, ReadOnlySpan<double> values, Span<double> jacobian)
    {
        Clear(jacobian, x.Length);
        for (int from = 0; from < _columns.Count;)
        {
            int to = Place(x, _columns, from, out int samples);
            evaluator.SampleBatch(_points.AsMemory(0, samples * x.Length), default, _constraints.AsMemory(0, samples * _rows));
            WriteColumns(x, values, jacobian, from, to);
            from = to;
        }
    }

    /// <summary>Both at once, where <see cref="SamplesAlike"/>: f and c are taken together at every sample.</summary>
    public void Derivatives(
        Evaluator evaluator, ReadOnlySpan<double> x, double atX, ReadOnlySpan<double> values, Span<double> gradient, Span<double> jacobian)
    {
        for (int from = 0; from < _variables.Count;)
        {
            int to = Place(x, _variables, from, out int samples);
            evaluator.SampleBatch(_points.AsMemory(0, samples * x.Length), _objectives.AsMemory(0, samples), _constraints.AsMemory(0, samples * _rows));
            WriteGradient(x, atX, gradient, from, to);
            WriteColumns(x, values, jacobian, from, to);
            from = to;
        }
    }

    private static int[] DifferencedRows(Problem problem)
    {
        var rows = new List<int>();
        int offset = 0;
        foreach (IConstraint constraint in problem.Constraints)
        {
            if (!constraint.HasJacobian) rows.AddRange(Enumerable.Range(offset, constraint.Count));
            offset += constraint.Count;
        }

        return [.. rows];
    }

    /// <summary>Groups the columns by the patterns of the blocks without a Jacobian; one block without a pattern makes the whole matrix dense.</summary>
    private static ColumnGroups Group(Problem problem, int[] differenced)
    {
        IConstraint[] blocks = [.. problem.Constraints.Where(constraint => !constraint.HasJacobian)];
        if (blocks.Length == 0 || blocks.Any(block => block.Pattern is null)) return ColumnGroups.Single(problem.Dimension, differenced);
        IEnumerable<int[]> columns = blocks.SelectMany(block => Enumerable.Range(0, block.Count).Select(i => block.Pattern!.Row(i).ToArray()));
        return ColumnGroups.Sparse(problem.Dimension, [.. differenced.Zip(columns)]);
    }

    private void Clear(Span<double> jacobian, int n)
    {
        if (_columns.AreSingle) return;
        foreach (int row in _differenced) jacobian.Slice(row * n, n).Clear();
    }

    private void WriteGradient(ReadOnlySpan<double> x, double atX, Span<double> gradient, int from, int to)
    {
        int sample = 0;
        for (int j = from; j < to; j++)
        {
            DifferenceStencil stencil = _rule.At(x, j, _bounds);
            double f1 = stencil.Samples > 0 ? _objectives[sample] : atX;
            double f2 = stencil.Samples > 1 ? _objectives[sample + 1] : atX;
            gradient[j] = stencil.Derivative(atX, f1, f2);
            sample += stencil.Samples;
        }
    }

    private void WriteColumns(ReadOnlySpan<double> x, ReadOnlySpan<double> values, Span<double> jacobian, int from, int to)
    {
        int sample = 0;
        for (int group = from; group < to; group++)
        {
            int most = 0;
            foreach (int j in _columns.Columns(group))
            {
                DifferenceStencil stencil = _rule.At(x, j, _bounds);
                most = Math.Max(most, stencil.Samples);
                foreach (int row in _columns.Rows(j))
                {
                    double c1 = stencil.Samples > 0 ? _constraints[(sample * _rows) + row] : values[row];
                    double c2 = stencil.Samples > 1 ? _constraints[((sample + 1) * _rows) + row] : values[row];
                    jacobian[(row * x.Length) + j] = stencil.Derivative(values[row], c1, c2);
                }
            }

            sample += most;
        }
    }

    /// <summary>Places the samples of groups from <paramref name="from"/> on, as many as fit, and returns the group after the last.</summary>
    private int Place(ReadOnlySpan<double> x, ColumnGroups groups, int from, out int samples)
    {
        int group = from;
        samples = 0;
        for (; group < groups.Count && samples + 2 <= Capacity; group++)
        {
            int most = 0;
            foreach (int j in groups.Columns(group))
            {
                DifferenceStencil stencil = _rule.At(x, j, _bounds);
                for (; most < stencil.Samples; most++) x.CopyTo(_points.AsSpan((samples + most) * x.Length, x.Length));
                if (stencil.Samples > 0) Shift(j, stencil.First, samples, x.Length);
                if (stencil.Samples > 1) Shift(j, stencil.Second, samples + 1, x.Length);
            }

            samples += most;
        }

        return group;
    }

    private void Shift(int j, double offset, int sample, int n)
    {
        ref double value = ref _points[(sample * n) + j];
        value += offset;
        // x + (bound − x) may round past the bound by one unit in the last place.
        if (_bounds is { } bounds) value = Math.Clamp(value, bounds.Lower[j], bounds.Upper[j]);
    }
}
