using System.Globalization;

namespace OptiSuite.Benchmarking;

/// <summary>One part of a campaign that is divided over machines: the part i of n, written <c>i/n</c>. Every cell is in exactly one part.</summary>
public readonly record struct Shard
{
    /// <summary>The part i of n.</summary>
    /// <param name="index">i, from 1 to n.</param>
    /// <param name="count">n, at least 1.</param>
    public Shard(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, count);
        Index = index;
        Count = count;
    }

    /// <summary>The whole campaign, 1/1.</summary>
    public static Shard Whole => new(1, 1);

    /// <summary>Which part, from 1 on.</summary>
    public int Index { get; }

    /// <summary>How many parts there are.</summary>
    public int Count { get; }

    /// <summary>Reads <c>i/n</c>.</summary>
    /// <param name="text">The text, such as <c>2/4</c>.</param>
    /// <exception cref="FormatException">The text is no part.</exception>
    public static Shard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && index >= 1 && index <= count)
        {
            return new Shard(index, count);
        }

        throw new FormatException($"'{text}' is no part of a campaign; write i/n with i from 1 to n, such as 2/4.");
    }

    /// <summary>Whether a cell is in this part. Neighbours go to different parts, so that slow problems are shared out.</summary>
    /// <param name="cell">The cell's number, from 0 on.</param>
    public bool Contains(int cell) => Count <= 1 || cell % Count == Index - 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Index}/{Count}";
}
