namespace OptiSuite;

/// <summary>
/// The columns of a Jacobian in groups that share no row, and are therefore sampled at once: A. R. Curtis, M. J. D. Powell and J. K. Reid, "On the
/// estimation of sparse Jacobian matrices", IMA Journal of Applied Mathematics 13, 1974. Two columns that share a row are neighbours in a graph,
/// and the groups its colours: T. F. Coleman and J. J. Moré, SIAM Journal on Numerical Analysis 20, 1983. Colours are given greedily, in the
/// order of the columns and by falling degree, and the better of the two is kept.
/// </summary>
internal sealed class ColumnGroups
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly int[]? _rowStarts;
    private readonly int[] _rows;

    private ColumnGroups(int[] starts, int[] columns, int[]? rowStarts, int[] rows)
    {
        (_starts, _columns, _rowStarts, _rows) = (starts, columns, rowStarts, rows);
    }

    /// <summary>The number of groups.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Whether every column is sampled by itself.</summary>
    public bool AreSingle => _rowStarts is null;

    /// <summary>Every column by itself.</summary>
    /// <param name="columns">How many columns.</param>
    /// <param name="rows">The rows that each column has.</param>
    public static ColumnGroups Single(int columns, int[] rows) =>
        new([.. Enumerable.Range(0, columns + 1)], [.. Enumerable.Range(0, columns)], null, rows);

    /// <summary>The groups of a sparse matrix. A column without entries is in none.</summary>
    /// <param name="columns">How many columns.</param>
    /// <param name="entries">Each row's number with its columns.</param>
    public static ColumnGroups Sparse(int columns, IReadOnlyList<(int Row, int[] Columns)> entries)
    {
        int[] rowStarts = new int[columns + 1];
        foreach ((_, int[] row) in entries)
        {
            foreach (int j in row) rowStarts[j + 1]++;
        }

        for (int j = 0; j < columns; j++) rowStarts[j + 1] += rowStarts[j];
        // Places among the entries, by column.
        int[] places = new int[rowStarts[columns]], next = rowStarts[..^1];
        for (int k = 0; k < entries.Count; k++)
        {
            foreach (int j in entries[k].Columns) places[next[j]++] = k;
        }

        int[] natural = [.. Enumerable.Range(0, columns).Where(j => rowStarts[j + 1] > rowStarts[j])];
        int[] degree = new int[columns];
        foreach (int j in natural)
        {
            for (int k = rowStarts[j]; k < rowStarts[j + 1]; k++) degree[j] += entries[places[k]].Columns.Length - 1;
        }

        int[] first = Colour(natural, columns, entries, rowStarts, places);
        int[] second = Colour([.. natural.OrderByDescending(j => degree[j])], columns, entries, rowStarts, places);
        int[] colours = second.Max() < first.Max() ? second : first;
        int[] members = [.. natural.OrderBy(j => colours[j])];
        int[] starts = new int[colours.Max() + 2];
        foreach (int j in members) starts[colours[j] + 1]++;
        for (int g = 0; g + 1 < starts.Length; g++) starts[g + 1] += starts[g];
        return new ColumnGroups(starts, members, rowStarts, [.. places.Select(place => entries[place].Row)]);
    }

    /// <summary>The columns of a group.</summary>
    public ReadOnlySpan<int> Columns(int group) => _columns.AsSpan(_starts[group].._starts[group + 1]);

    /// <summary>The rows in which a column may have entries.</summary>
    public ReadOnlySpan<int> Rows(int column) => _rowStarts is null ? _rows : _rows.AsSpan(_rowStarts[column].._rowStarts[column + 1]);

    /// <summary>Gives every column the lowest colour that no neighbour has yet; −1 for the columns that are not in the order.</summary>
    private static int[] Colour(int[] order, int columns, IReadOnlyList<(int Row, int[] Columns)> entries, int[] rowStarts, int[] places)
    {
        int[] colours = new int[columns], takenBy = new int[columns];
        Array.Fill(colours, -1);
        Array.Fill(takenBy, -1);
        foreach (int j in order)
        {
            for (int k = rowStarts[j]; k < rowStarts[j + 1]; k++)
            {
                foreach (int neighbour in entries[places[k]].Columns)
                {
                    if (colours[neighbour] >= 0) takenBy[colours[neighbour]] = j;
                }
            }

            int colour = 0;
            while (takenBy[colour] == j) colour++;
            colours[j] = colour;
        }

        return colours;
    }
}
