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

    private static double? Scalar(string text) => text.ToLowerInvariant() switch
    {
        "inf" or "+inf" or "infinity" => double.PositiveInfinity,
        "-inf" or "-infinity" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null,
    };
}
