using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>Takes out what needs no solving: variables with equal bounds, rows without limits, and rows of zeros (whose limits are checked).</summary>
internal sealed class Presolve
{
    private readonly ConvexData _full;
    private readonly int[] _columns, _rows, _fixed;

    public Presolve(ConvexData full)
    {
        _full = full;
        (int n, int m) = (full.N, full.M);
        _columns = [.. Enumerable.Range(0, n).Where(j => !full.IsEquality(m + j))];
        _fixed = [.. Enumerable.Range(0, n).Where(j => full.IsEquality(m + j))];
        var rows = new List<int>();
        for (int i = 0; i < m; i++)
        {
            if (double.IsNegativeInfinity(full.Lower[i]) && double.IsPositiveInfinity(full.Upper[i])) continue;
            ReadOnlySpan<double> row = full.Row(i);
            bool isZero = true;
            foreach (int j in _columns) isZero &= row[j] == 0;
            if (!isZero)
            {
                rows.Add(i);
                continue;
            }

            (double rest, double size) = FixedActivity(i);
            double slack = 1e-13 * n * size;
            if (rest < full.Lower[i] - slack) (ViolatedRow, ViolatedSide) = (i, -1);
            if (rest > full.Upper[i] + slack) (ViolatedRow, ViolatedSide) = (i, 1);
        }

        _rows = [.. rows];
        Reduced = _columns.Length == n && rows.Count == m ? full : Reduce();
    }

    /// <summary>A row without free variables that cannot hold, or −1.</summary>
    public int ViolatedRow { get; } = -1;

    /// <summary>−1 where that row is below its lower limit, 1 where it is above its upper.</summary>
    public int ViolatedSide { get; }

    /// <summary>The program that is left.</summary>
    public ConvexData Reduced { get; }

    /// <summary>Whether another program keeps the same variables and rows.</summary>
    public bool HasShapeOf(Presolve other) => _columns.AsSpan().SequenceEqual(other._columns) && _rows.AsSpan().SequenceEqual(other._rows);

    /// <summary>
    /// Puts a point and its multipliers into place. The multipliers of fixed variables make weight·(Px + q) + Aᵀy + z = 0 there.
    /// </summary>
    public void Restore(ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers, Span<double> fullX, Span<double> fullMultipliers, double weight)
    {
        RestorePoint(x, fullX);
        fullMultipliers.Clear();
        for (int k = 0; k < _rows.Length; k++) fullMultipliers[_rows[k]] = multipliers[k];
        for (int k = 0; k < _columns.Length; k++) fullMultipliers[_full.M + _columns[k]] = multipliers[_rows.Length + k];
        foreach (int j in _fixed)
        {
            double sum = weight * _full.Q[j];
            if (weight != 0 && !_full.IsLinear) sum += weight * TensorPrimitives.Dot(_full.P.AsSpan(j * _full.N, _full.N), fullX);
            foreach (int i in _rows) sum += fullMultipliers[i] * _full.A[(i * _full.N) + j];
            fullMultipliers[_full.M + j] = -sum;
        }
    }

    /// <summary>Puts a point into place.</summary>
    public void RestorePoint(ReadOnlySpan<double> x, Span<double> fullX)
    {
        foreach (int j in _fixed) fullX[j] = _full.Lower[_full.M + j];
        for (int k = 0; k < _columns.Length; k++) fullX[_columns[k]] = x[k];
    }

    /// <summary>Puts a direction into place: fixed variables stay.</summary>
    public void RestoreDirection(ReadOnlySpan<double> direction, Span<double> full)
    {
        full.Clear();
        for (int k = 0; k < _columns.Length; k++) full[_columns[k]] = direction[k];
    }

    /// <summary>The reduced part of a point and its multipliers.</summary>
    public void Extract(ReadOnlySpan<double> fullX, ReadOnlySpan<double> fullMultipliers, Span<double> x, Span<double> multipliers)
    {
        for (int k = 0; k < _rows.Length; k++) multipliers[k] = fullMultipliers[_rows[k]];
        for (int k = 0; k < _columns.Length; k++)
        {
            (x[k], multipliers[_rows.Length + k]) = (fullX[_columns[k]], fullMultipliers[_full.M + _columns[k]]);
        }
    }

    private ConvexData Reduce()
    {
        int n = _full.N, nr = _columns.Length, mr = _rows.Length;
        double[] p = _full.IsLinear ? [] : new double[nr * nr], q = new double[nr], a = new double[mr * nr];
        double[] lower = new double[mr + nr], upper = new double[mr + nr];
        for (int k = 0; k < nr; k++)
        {
            int j = _columns[k];
            q[k] = _full.Q[j];
            (lower[mr + k], upper[mr + k]) = (_full.Lower[_full.M + j], _full.Upper[_full.M + j]);
            if (_full.IsLinear) continue;
            ReadOnlySpan<double> row = _full.P.AsSpan(j * n, n);
            for (int l = 0; l < nr; l++) p[(k * nr) + l] = row[_columns[l]];
            foreach (int l in _fixed) q[k] += row[l] * _full.Lower[_full.M + l];
        }

        for (int k = 0; k < mr; k++)
        {
            int i = _rows[k];
            for (int l = 0; l < nr; l++) a[(k * nr) + l] = _full.A[(i * n) + _columns[l]];
            double rest = FixedActivity(i).Sum;
            (lower[k], upper[k]) = (_full.Lower[i] - rest, _full.Upper[i] - rest);
            // Subtraction must not turn an equality into an interval, nor the other way round.
            if (_full.IsEquality(i)) upper[k] = lower[k];
        }

        if (p.AsSpan().IndexOfAnyExcept(0.0) < 0) p = [];
        return new ConvexData(p, q, a, lower, upper);
    }

    private (double Sum, double Size) FixedActivity(int i)
    {
        double sum = 0, size = 0;
        ReadOnlySpan<double> row = _full.Row(i);
        foreach (int j in _fixed)
        {
            double term = row[j] * _full.Lower[_full.M + j];
            sum += term;
            size = Math.Max(size, Math.Abs(term));
        }

        return (sum, size);
    }
}
