namespace OptiSuite.Losses;

/// <summary>
/// Entropy-regularized optimal transport: L = min ⟨T, C⟩ − ε·H(T) over plans T with row sums a and column sums b, with the entropy
/// H(T) = −Σ T_ij log T_ij. It is smooth in C, a and b, and tends to <see cref="EarthMoverLoss"/> as ε → 0.
/// </summary>
/// <remarks>
/// <para>Sinkhorn's iteration in the log domain, which small ε do not break: with T_ij = exp((f_i + g_j − C_ij)/ε), f and g are set in turn so
/// that the row sums and the column sums are right. The value is the dual one, Σa·f + Σb·g: at the solution it equals the definition, before it
/// is a lower bound whose error is of second order. It may be negative, and L is not 0 for a = b; subtract the values of a with itself and b
/// with itself for the debiased divergence.</para>
/// <para>After <see cref="MaxIterations"/> the iterate reached is taken: value and gradients are then approximate. About (range of C)/ε
/// iterations are needed, and more for high accuracy. A point of mass 0 has the potential −∞ in the limit of the definition. M. Cuturi, "Sinkhorn Distances: Lightspeed
/// Computation of Optimal Transport", NeurIPS 2013; G. Peyré, M. Cuturi, "Computational Optimal Transport", 2019, section 4.4. PyTorch has none.</para>
/// </remarks>
/// <example><code>double f = new SinkhornLoss { Regularization = 0.05 }.Evaluate(cost, a, b, plan);</code></example>
public sealed record SinkhornLoss : TransportLoss
{
    // An exponential costs about as much as this many simple values.
    private const int ValuesPerEntry = 4;

    /// <summary>
    /// ε, positive and finite, in the units of the cost. Default 0.1: a choice for costs of about 1. Larger is smoother and faster.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Regularization
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Regularization), value, "The regularization must be positive and finite; for none use EarthMoverLoss.");
    } = 0.1;

    /// <summary>The most iterations, at least 1; one sets f and g once. Default 1000, as in the library POT.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxIterations
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxIterations), value, "At least one iteration is needed.");
    } = 1000;

    /// <summary>
    /// The iteration ends where the row sums are off by no more than this part of the mass, added up. Default 1e-9, as in the library POT.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Tolerance
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Tolerance), value, "The tolerance must be finite and not negative.");
    } = 1e-9;

    /// <inheritdoc/>
    public override string Name => "sinkhorn";

    private protected override unsafe double Solve(
        ReadOnlySpan<double> cost, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> plan, Span<double> u, Span<double> v)
    {
        int m = a.Length, n = b.Length;
        using var scratch = new ScratchSpace<double>((2 * m * n) + (2 * (m + n)));
        Span<double> rows = scratch.Take(m * n), columns = scratch.Take(m * n), f = scratch.Take(m), g = scratch.Take(n);
        Span<double> ofRows = scratch.Take(m), ofColumns = scratch.Take(n);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++) rows[(i * n) + j] = columns[(j * m) + i] = -cost[(i * n) + j] / Regularization;
        }

        // Sums that differ by rounding would leave an error that no iteration removes.
        double mass = Copy(a, ofRows, 1);
        _ = Copy(b, ofColumns, mass / Copy(b, ofColumns, 1));
        f.Clear();
        g.Clear();
        fixed (double* k = rows, kt = columns, ff = f, gg = g, aa = ofRows, bb = ofColumns)
        {
            var setRows = new SinkhornStep(new(k, m * n), new(gg, n), new(aa, m), new(ff, m));
            var setColumns = new SinkhornStep(new(kt, m * n), new(ff, m), new(bb, n), new(gg, n));
            double error = double.PositiveInfinity;
            _ = ParallelLoop.Sum(setRows, m, ValuesPerEntry * n, 1, MaxThreads);
            for (int iteration = 0; iteration < MaxIterations && error > Tolerance * mass; iteration++)
            {
                _ = ParallelLoop.Sum(setColumns, n, ValuesPerEntry * m, 1, MaxThreads);
                error = ParallelLoop.Sum(setRows, m, ValuesPerEntry * n, 1, MaxThreads);
            }
        }

        double value = 0;
        for (int i = 0; i < m; i++) value += ofRows[i] == 0 ? 0 : ofRows[i] * f[i];
        for (int j = 0; j < n; j++) value += ofColumns[j] == 0 ? 0 : ofColumns[j] * g[j];
        for (int i = 0; i < m && !plan.IsEmpty; i++) SinkhornStep.Exponentials(rows.Slice(i * n, n), g, f[i], plan.Slice(i * n, n));

        for (int i = 0; i < m; i++) f[i] *= Regularization;
        for (int j = 0; j < n; j++) g[j] *= Regularization;
        Balance(f, g);
        if (!u.IsEmpty) f.CopyTo(u);
        if (!v.IsEmpty) g.CopyTo(v);
        return Regularization * value;
    }

    private static double Copy(ReadOnlySpan<double> masses, Span<double> copy, double factor)
    {
        double sum = 0;
        for (int i = 0; i < masses.Length; i++) sum += copy[i] = factor * masses[i];
        return sum;
    }
}
