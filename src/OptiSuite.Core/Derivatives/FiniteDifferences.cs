namespace OptiSuite;

/// <summary>Derivatives from function values. Samples never leave the bounds.</summary>
public static class FiniteDifferences
{
    /// <summary>Writes an approximation of ∇f(x).</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="gradient">Receives the approximation, n values.</param>
    /// <param name="scheme">Forward (default) or central differences. Automatic ones are forward here: there is no run that could come to its end.</param>
    /// <param name="bounds">A box the samples stay in, or null.</param>
    /// <param name="steps">How long the steps are; null for the defaults.</param>
    /// <exception cref="ArgumentException">The steps have another number of variables.</exception>
    public static void Gradient(
        ObjectiveFunction f,
        ReadOnlySpan<double> x,
        Span<double> gradient,
        FiniteDifferenceScheme scheme = FiniteDifferenceScheme.Forward,
        Bounds? bounds = null,
        DifferenceSteps? steps = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        steps?.RequireDimension(x.Length);
        var rule = new DifferenceRule(scheme == FiniteDifferenceScheme.Central, steps);
        using var scratch = new ScratchVector(x.Length);
        Span<double> sample = scratch.Span;
        x.CopyTo(sample);
        double f0 = f(x);
        for (int j = 0; j < x.Length; j++)
        {
            DifferenceStencil stencil = rule.At(x, j, bounds);
            double f1 = f0, f2 = f0;
            if (stencil.Samples > 0)
            {
                sample[j] = x[j] + stencil.First;
                f1 = f(sample);
            }

            if (stencil.Samples > 1)
            {
                sample[j] = x[j] + stencil.Second;
                f2 = f(sample);
            }

            sample[j] = x[j];
            gradient[j] = stencil.Derivative(f0, f1, f2);
        }
    }

    /// <summary>Writes an approximation of the Jacobian of c: ℝⁿ → ℝᵐ at x.</summary>
    /// <param name="c">The function.</param>
    /// <param name="count">m.</param>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="jacobian">Receives the approximation, m×n, row-major.</param>
    /// <param name="scheme">Forward (default) or central differences. Automatic ones are forward here: there is no run that could come to its end.</param>
    /// <param name="bounds">A box the samples stay in, or null.</param>
    /// <param name="steps">How long the steps are; null for the defaults.</param>
    /// <param name="pattern">Which entries may be other than zero, so that fewer samples do; null where nothing is known.</param>
    /// <exception cref="ArgumentException">The steps or the pattern have another shape.</exception>
    public static void Jacobian(
        ConstraintFunction c,
        int count,
        ReadOnlySpan<double> x,
        Span<double> jacobian,
        FiniteDifferenceScheme scheme = FiniteDifferenceScheme.Forward,
        Bounds? bounds = null,
        DifferenceSteps? steps = null,
        JacobianPattern? pattern = null)
    {
        ArgumentNullException.ThrowIfNull(c);
        steps?.RequireDimension(x.Length);
        var rule = new DifferenceRule(scheme == FiniteDifferenceScheme.Central, steps);
        int n = x.Length;
        using var scratch = new ScratchVector(n + (3 * count));
        Span<double> sample = scratch.Span[..n], c0 = scratch.Span.Slice(n, count);
        Span<double> c1 = scratch.Span.Slice(n + count, count), c2 = scratch.Span.Slice(n + (2 * count), count);
        ColumnGroups groups = Groups(pattern, count, n);
        jacobian[..(count * n)].Clear();
        c(x, c0);
        for (int group = 0; group < groups.Count; group++)
        {
            // Columns of one group share no row: all of them move at once.
            ReadOnlySpan<int> columns = groups.Columns(group);
            Sample(c, rule, x, columns, bounds, second: false, sample, c1);
            Sample(c, rule, x, columns, bounds, second: true, sample, c2);
            foreach (int j in columns)
            {
                DifferenceStencil stencil = rule.At(x, j, bounds);
                foreach (int i in groups.Rows(j)) jacobian[(i * n) + j] = stencil.Derivative(c0[i], c1[i], c2[i]);
            }
        }
    }

    /// <summary>Evaluates c where the columns stand at their first or second sample; not at all where none of them has one.</summary>
    private static void Sample(
        ConstraintFunction c, DifferenceRule rule, ReadOnlySpan<double> x, ReadOnlySpan<int> columns, Bounds? bounds, bool second, Span<double> sample, Span<double> values)
    {
        bool moved = false;
        x.CopyTo(sample);
        foreach (int j in columns)
        {
            DifferenceStencil stencil = rule.At(x, j, bounds);
            if (stencil.Samples < (second ? 2 : 1)) continue;
            sample[j] = x[j] + (second ? stencil.Second : stencil.First);
            moved = true;
        }

        if (moved) c(sample, values);
    }

    private static ColumnGroups Groups(JacobianPattern? pattern, int rows, int columns)
    {
        if (pattern is null) return ColumnGroups.Single(columns, [.. Enumerable.Range(0, rows)]);
        if (pattern.Rows != rows || pattern.Columns != columns)
        {
            throw new ArgumentException($"The pattern is {pattern.Rows}×{pattern.Columns}, and the Jacobian {rows}×{columns}; they must agree.", nameof(pattern));
        }

        return ColumnGroups.Sparse(columns, [.. Enumerable.Range(0, rows).Select(i => (i, pattern.Row(i).ToArray()))]);
    }
}
