using System.Globalization;

namespace OptiSuite.Benchmarking;

/// <summary>How numbers are written in the report: three digits at most, and scientific where that is shorter.</summary>
internal static class Figures
{
    private const char ThinSpace = '\u202F';

    /// <summary>A number of any size, to three digits.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value)) return "–";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        double size = Math.Abs(value);
        if (size == 0) return "0";
        if (size is >= 0.001 and < 100_000) return value.ToString(size >= 100 ? "0" : "G3", CultureInfo.InvariantCulture);
        return value.ToString("0.##e+0", CultureInfo.InvariantCulture).Replace("e+", "e", StringComparison.Ordinal);
    }

    /// <summary>A whole number with thin spaces between thousands.</summary>
    public static string Count(double value) => double.IsFinite(value)
        ? Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ThinSpace)
        : Number(value);

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => Math.Round(100 * share).ToString(CultureInfo.InvariantCulture) + ThinSpace + "%";

    /// <summary>One or several, with its noun.</summary>
    public static string Plural(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A number for a sort key, a CSV file or a style: every digit, "inf" for infinity, empty for NaN.</summary>
    public static string Exact(double value) =>
        double.IsNaN(value) ? "" : double.IsPositiveInfinity(value) ? "inf" : double.IsNegativeInfinity(value) ? "-inf" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Names with commas and a final "and".</summary>
    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1],
    };
}
