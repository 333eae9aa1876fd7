using System.Collections.Immutable;
using System.Globalization;

namespace OptiSuite.Compat;

/// <summary>The value of an option as MATLAB writes it, read as what the option takes.</summary>
internal readonly record struct OptionValue(string Name, object Value)
{
    public bool Logical() => Value switch
    {
        bool logical => logical,
        string text when Is(text, "on") || Is(text, "true") => true,
        string text when Is(text, "off") || Is(text, "false") => false,
        0 or 0.0 => false,
        1 or 1.0 => true,
        _ => throw Unfit("true or false (or 'on' or 'off')"),
    };

    public double Number() => Value switch
    {
        double number => number,
        float or int or long or decimal => Convert.ToDouble(Value, CultureInfo.InvariantCulture),
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        _ => throw Unfit("a number"),
    };

    public int Whole()
    {
        double number = Number();
        return number == Math.Round(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw Unfit($"a whole number of at most {int.MaxValue}");
    }

    public ImmutableArray<double> Vector() => Value switch
    {
        ImmutableArray<double> vector => vector,
        IEnumerable<double> values => [.. values],
        _ => [Number()],
    };

    /// <summary>'sqp-legacy' is SqpLegacy.</summary>
    public TEnum Word<TEnum>()
        where TEnum : struct, Enum
    {
        if (Value is TEnum value) return value;
        string wanted = (Value as string)?.Replace("-", "", StringComparison.Ordinal) ?? "";
        foreach (string name in Enum.GetNames<TEnum>())
        {
            if (Is(name, wanted)) return Enum.Parse<TEnum>(name);
        }

        IEnumerable<string> words = Enum.GetNames<TEnum>().Select(Kebab);
        string? nearest = Value is string text ? NearestName.Find(text, words) : null;
        throw Unfit($"one of '{string.Join("', '", words)}'{(nearest is null ? "" : $" (did you mean '{nearest}'?)")}");
    }

    public ImmutableArray<FminconOutputFunction> Functions() => Value switch
    {
        FminconOutputFunction function => [function],
        Func<double[], FminconOptimValues, string, bool> function => [new FminconOutputFunction(function)],
        IEnumerable<FminconOutputFunction> functions => [.. functions],
        _ => throw Unfit("an output function (x, optimValues, state) → stop, or several"),
    };

    private ArgumentException Unfit(string expected) => new($"Option '{Name}' is '{Value}'; give {expected}.");

    private static bool Is(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : c.ToString()));
}
