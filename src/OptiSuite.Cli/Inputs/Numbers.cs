using System.Collections.Immutable;
using System.Globalization;

namespace OptiSuite.Cli.Inputs;

/// <summary>Reads vectors as people write them.</summary>
internal static class Numbers
{
    /// <summary>Reads <c>1,2.5,-3e4</c>.</summary>
    public static ImmutableArray<double> Vector(string option, string text)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        var values = ImmutableArray.CreateBuilder<double>(parts.Length);
        foreach (string part in parts)
        {
            values.Add(Scalar(part) ?? throw new InputException($"{option}: '{part}' is no number; write numbers between commas, such as 1,2.5,-3"));
        }

        return values.ToImmutable();
    }

    /// <summary>Reads one value for every variable, or one that serves for all.</summary>
    public static ImmutableArray<double> VectorOrScalar(string option, string text, int dimension)
    {
        ImmutableArray<double> values = Vector(option, text);
        if (values.Length == 1 && dimension > 1) return [.. Enumerable.Repeat(values[0], dimension)];
        return values.Length == dimension
            ? values
            : throw new InputException($"{option} has {values.Length} values, and the problem {dimension} variables; give {dimension}, or one for all");
    }

    /// <summary>Reads <c>2,5,10</c>: whole numbers from 1 up. Null stays null.</summary>
    public static ImmutableArray<int>? Counts(string option, string? text)
    {
        if (text is null) return null;
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        var values = ImmutableArray.CreateBuilder<int>(parts.Length);
        foreach (string part in parts)
        {
            values.Add(
                int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
                    ? value
                    : throw new InputException($"{option}: '{part}' is no whole number from 1 up; write numbers between commas, such as 2,5,10"));
        }

        return values.ToImmutable();
    }

    private static double? Scalar(string text) => text.ToLowerInvariant() switch
    {
        "inf" or "+inf" or "infinity" => double.PositiveInfinity,
        "-inf" or "-infinity" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null,
    };
}
