namespace OptiSuite.Losses;

/// <summary>
/// The earth mover's distance, exact optimal transport: L = min ⟨T, C⟩ over plans T ≥ 0 with row sums a and column sums b.
/// </summary>
/// <remarks>
/// <para>Solved by the network simplex method: pivots by block search, and a strongly feasible basis against cycling (W. H. Cunningham, "A
/// network simplex method", Mathematical Programming 11, 1976). Masses are counted in whole units of about 2⁻⁶⁰ of their sum, so that flows
/// are exact; if the sums of a and b differ by rounding, the largest of b takes up the difference.</para>
/// <para>The plan is an extreme one with at most m + n − 1 entries; the potentials satisfy u_i + v_j ≤ C_ij, with equality where T_ij &gt; 0,
/// and Σa·u + Σb·v = L. Where several plans are optimal the loss has a kink and one of them is its subgradient. Y. Rubner, C. Tomasi,
/// L. J. Guibas, "The Earth Mover's Distance as a Metric for Image Retrieval", IJCV 40(2), 2000. PyTorch has none.</para>
/// </remarks>
/// <example><code>double f = new EarthMoverLoss().Evaluate(cost, a, b, plan, u, v);</code></example>
public sealed record EarthMoverLoss : TransportLoss
{
    // The sum of the masses in units; it leaves room for the sums of two flows in a long.
    private const int UnitsExponent = 60;

    /// <inheritdoc/>
    public override string Name => "earth-mover";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    private protected override double Solve(
        ReadOnlySpan<double> cost, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> plan, Span<double> u, Span<double> v)
    {
        int m = a.Length, n = b.Length;
        using var places = new ScratchSpace<int>(m + n);
        using var units = new ScratchSpace<long>(m + n);
        Span<long> supply = units.Take(m), demand = units.Take(n);
        int exponent = CountUnits(a, b, supply, demand);
        Span<int> rows = places.Take(m), columns = places.Take(n);
        rows = rows[..Used(supply, rows)];
        columns = columns[..Used(demand, columns)];

        // Points without mass take no part: a tree through them could not be strongly feasible.
        bool all = rows.Length == m && columns.Length == n;
        using var numbers = new ScratchSpace<double>((all ? 0 : rows.Length * columns.Length) + m + n + rows.Length + columns.Length);
        Span<double> ofRows = numbers.Take(m), ofColumns = numbers.Take(n), potentials = numbers.Take(rows.Length + columns.Length);
        ReadOnlySpan<double> used = all ? cost : Gather(cost, n, rows, columns, numbers.Take(rows.Length * columns.Length));
        using var ofTree = new ScratchSpace<int>(TransportTree.IntegerCount * (rows.Length + columns.Length));
        using var flows = new ScratchSpace<long>(rows.Length + columns.Length);
        var tree = new TransportTree(used, rows.Length, columns.Length, ofTree.Take(TransportTree.IntegerCount * potentials.Length), flows.Take(potentials.Length), potentials);
        TransportSimplex.Solve(ref tree, supply, demand);

        plan.Clear();
        double sum = 0;
        for (int node = 0; node < potentials.Length; node++)
        {
            if (node == tree.Root) continue;
            (int i, int j) = tree.ArcToParent(node);
            double mass = Math.ScaleB(tree.Flow(node), -exponent);
            int at = (rows[i] * n) + columns[j];
            sum += mass * cost[at];
            if (!plan.IsEmpty) plan[at] = mass;
        }

        if (u.IsEmpty && v.IsEmpty) return sum;
        Spread(cost, rows, columns, potentials, ofRows, ofColumns);
        Balance(ofRows, ofColumns);
        if (!u.IsEmpty) ofRows.CopyTo(u);
        if (!v.IsEmpty) ofColumns.CopyTo(v);
        return sum;
    }

    // A power of two as the unit keeps masses that are counts, or equal, as they are.
    private static int CountUnits(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<long> supply, Span<long> demand)
    {
        double total = 0;
        foreach (double mass in a) total += mass;
        int exponent = UnitsExponent - 1 - Math.ILogB(total), largest = 0;
        long difference = 0;
        for (int i = 0; i < a.Length; i++) difference += supply[i] = (long)Math.Round(Math.ScaleB(a[i], exponent));
        for (int j = 0; j < b.Length; j++)
        {
            difference -= demand[j] = (long)Math.Round(Math.ScaleB(b[j], exponent));
            if (demand[j] > demand[largest]) largest = j;
        }

        demand[largest] += difference;
        return exponent;
    }

    // Lists the points with mass, and moves their masses to the front.
    private static int Used(Span<long> masses, Span<int> points)
    {
        int count = 0;
        for (int i = 0; i < masses.Length; i++)
        {
            if (masses[i] == 0) continue;
            masses[count] = masses[i];
            points[count++] = i;
        }

        return count;
    }

    private static Span<double> Gather(ReadOnlySpan<double> cost, int n, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, Span<double> part)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++) part[(i * columns.Length) + j] = cost[(rows[i] * n) + columns[j]];
        }

        return part;
    }

    // A point without mass gets the largest potential that no cost forbids.
    private static void Spread(
        ReadOnlySpan<double> cost, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, ReadOnlySpan<double> potentials, Span<double> u, Span<double> v)
    {
        u.Fill(double.PositiveInfinity);
        v.Fill(double.PositiveInfinity);
        for (int i = 0; i < rows.Length; i++) u[rows[i]] = potentials[i];
        for (int j = 0; j < columns.Length; j++) v[columns[j]] = potentials[rows.Length + j];
        for (int i = 0; i < u.Length && rows.Length < u.Length; i++)
        {
            if (!double.IsFinite(u[i])) u[i] = Least(cost.Slice(i * v.Length, v.Length), 1, v);
        }

        for (int j = 0; j < v.Length && columns.Length < v.Length; j++)
        {
            if (!double.IsFinite(v[j])) v[j] = Least(cost[j..], v.Length, u);
        }
    }

    private static double Least(ReadOnlySpan<double> cost, int stride, ReadOnlySpan<double> potentials)
    {
        double least = double.PositiveInfinity;
        for (int k = 0; k < potentials.Length; k++)
        {
            // Infinite are those not known yet.
            if (double.IsFinite(potentials[k])) least = Math.Min(least, cost[k * stride] - potentials[k]);
        }

        return least;
    }
}
