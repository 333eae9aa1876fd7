namespace OptiSuite;

/// <summary>
/// Which entries of a Jacobian may be other than zero. Where a Jacobian is taken by finite differences, columns that share no row are sampled
/// together, so that a banded one costs as many evaluations as its band is wide, whatever the number of variables.
/// </summary>
public sealed class JacobianPattern
{
    private readonly int[] _starts;
    private readonly int[] _columns;

    private JacobianPattern(int rows, int columns, int[] starts, int[] entries)
    {
        (Rows, Columns, _starts, _columns) = (rows, columns, starts, entries);
    }

    /// <summary>The number of rows m.</summary>
    public int Rows { get; }

    /// <summary>The number of columns n: the variables.</summary>
    public int Columns { get; }

    /// <summary>The number of entries that may be other than zero.</summary>
    public int Count => _columns.Length;

    /// <summary>A pattern from its entries.</summary>
    /// <param name="rows">m, at least 1.</param>
    /// <param name="columns">n, at least 1.</param>
    /// <param name="entries">Row and column of every entry, from 0, in any order; repeated ones count once.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or an entry outside m×n.</exception>
    public static JacobianPattern FromEntries(int rows, int columns, IEnumerable<(int Row, int Column)> entries)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(entries);
        var sorted = new SortedSet<(int Row, int Column)>();
        foreach ((int row, int column) in entries)
        {
            if (row < 0 || row >= rows || column < 0 || column >= columns)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(entries), (row, column), $"An entry lies outside the {rows}×{columns} Jacobian; rows and columns count from 0.");
            }

            sorted.Add((row, column));
        }

        int[] starts = new int[rows + 1];
        foreach ((int row, _) in sorted) starts[row + 1]++;
        for (int i = 0; i < rows; i++) starts[i + 1] += starts[i];
        return new JacobianPattern(rows, columns, starts, [.. sorted.Select(entry => entry.Column)]);
    }

    /// <summary>A band: entries (i, j) with −below ≤ j − i ≤ above.</summary>
    /// <param name="rows">m, at least 1.</param>
    /// <param name="columns">n, at least 1.</param>
    /// <param name="below">How many diagonals below the main one, at least 0.</param>
    /// <param name="above">How many above, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or a width negative.</exception>
    public static JacobianPattern Banded(int rows, int columns, int below, int above)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(below);
        ArgumentOutOfRangeException.ThrowIfNegative(above);
        return FromEntries(rows, columns, Enumerable.Range(0, Math.Max(rows, 0)).SelectMany(i =>
        {
            int first = Math.Max(0, i - below), last = (int)Math.Min(columns - 1L, (long)i + above);
            return Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(j => (i, j));
        }));
    }

    /// <summary>The columns of a row's entries, ascending.</summary>
    /// <param name="row">The row, from 0.</param>
    public ReadOnlySpan<int> Row(int row) => _columns.AsSpan(_starts[row].._starts[row + 1]);
}
