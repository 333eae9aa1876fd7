using System.Collections.Immutable;
using System.Text.Json;

namespace OptiSuite.External;

/// <summary>Reads the reply to "describe", strictly: what is misunderstood here would be another problem.</summary>
internal static class DescriptionReader
{
    /// <exception cref="ProtocolException">The line is JSON, and no description.</exception>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    public static Description Read(ReadOnlySpan<byte> line)
    {
        // The hot path's reader passes over a byte order mark too.
        if (line.StartsWith(ReplyReader.ByteOrderMark)) line = line[ReplyReader.ByteOrderMark.Length..];
        using JsonDocument document = JsonDocument.Parse(line.ToArray());
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw Wrong("JSON that is no object");
        if (Find(root, "error") is { } error) throw new ProtocolException($"refused to describe itself: {error}");
        int protocol = Whole(root, "protocol");
        if (protocol != 1) throw Wrong($"\"protocol\": {protocol}, and only version 1 is understood here");
        int n = Whole(root, "dimension");
        if (n < 1) throw Wrong($"\"dimension\": {n}, and a problem needs at least one variable");

        ImmutableArray<double>? lower = Numbers(root, "lower", n, "variables", double.NegativeInfinity);
        ImmutableArray<double>? upper = Numbers(root, "upper", n, "variables", double.PositiveInfinity);
        int? rows = Length(root, "constraintLower") ?? Length(root, "constraintUpper") ?? Length(root, "linear");
        (Parts provides, bool batch) = Provides(root);
        if (provides.Has(Parts.Constraints | Parts.Jacobian) && rows is null)
        {
            throw Wrong("a problem with constraints and neither \"constraintLower\" nor \"constraintUpper\" to tell how many");
        }

        int m = rows ?? 0;
        if (m == 0) provides &= ~(Parts.Constraints | Parts.Jacobian);
        else if (!provides.Has(Parts.Constraints)) throw Wrong($"{m} constraints and no \"c\" among what it \"provides\"");
        ImmutableArray<double> atLeast = Numbers(root, "constraintLower", m, "constraints", double.NegativeInfinity) ?? Open(m, double.NegativeInfinity);
        ImmutableArray<double> atMost = Numbers(root, "constraintUpper", m, "constraints", double.PositiveInfinity) ?? Open(m, double.PositiveInfinity);
        RequireOrder(atLeast, atMost, "constraint");
        return new Description(
            Find(root, "name") is null ? "external" : Text(root, "name"),
            n,
            Numbers(root, "start", n, "variables", double.NaN),
            lower is null && upper is null ? null : Box(lower ?? Open(n, double.NegativeInfinity), upper ?? Open(n, double.PositiveInfinity)),
            atLeast,
            atMost,
            Flags(root, "linear", m) ?? [.. Enumerable.Repeat(false, m)],
            provides,
            batch);
    }

    private static ProtocolException Wrong(string what) => new($"described itself with {what}");

    private static ImmutableArray<double> Open(int count, double limit) => [.. Enumerable.Repeat(limit, count)];

    /// <summary>A field, or null where it is left out; a null in JSON leaves it out too.</summary>
    private static JsonElement? Find(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static int Whole(JsonElement root, string name)
    {
        JsonElement value = Find(root, name) ?? throw Wrong($"no \"{name}\"");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int whole) ? whole : throw Wrong($"\"{name}\": {value.GetRawText()}, which is no whole number");
    }

    private static string Text(JsonElement root, string name)
    {
        JsonElement value = Find(root, name)!.Value;
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong($"\"{name}\": {value.GetRawText()}, which is no text");
    }

    private static int? Length(JsonElement root, string name) => Find(root, name) is { ValueKind: JsonValueKind.Array } value ? value.GetArrayLength() : null;

    /// <summary>An array of numbers. A null stands for no limit; where NaN is given for that, every value must be a number.</summary>
    private static ImmutableArray<double>? Numbers(JsonElement root, string name, int length, string what, double none)
    {
        if (Array(root, name, length, what) is not { } values) return null;
        return
        [
            .. values.EnumerateArray().Select(value => value.ValueKind switch
            {
                JsonValueKind.Number when value.TryGetDouble(out double number) && double.IsFinite(number) => number,
                JsonValueKind.Null when !double.IsNaN(none) => none,
                _ => throw Wrong($"{value.GetRawText()} in \"{name}\", which needs {(double.IsNaN(none) ? "finite numbers" : "numbers, or null for no limit")}"),
            }),
        ];
    }

    private static ImmutableArray<bool>? Flags(JsonElement root, string name, int length)
    {
        if (Array(root, name, length, "constraints") is not { } values) return null;
        return
        [
            .. values.EnumerateArray().Select(value => value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw Wrong($"{value.GetRawText()} in \"{name}\", which needs true or false"),
            }),
        ];
    }

    private static JsonElement? Array(JsonElement root, string name, int length, string what)
    {
        if (Find(root, name) is not { } values) return null;
        if (values.ValueKind != JsonValueKind.Array) throw Wrong($"\"{name}\": {values.GetRawText()}, which is no array");
        return values.GetArrayLength() == length ? values : throw Wrong($"{values.GetArrayLength()} values in \"{name}\" and {length} {what}");
    }

    private static (Parts Provides, bool Batch) Provides(JsonElement root)
    {
        if (Find(root, "provides") is not { ValueKind: JsonValueKind.Array } list) throw Wrong("no array \"provides\"");
        var parts = Parts.None;
        bool batch = false;
        foreach (JsonElement entry in list.EnumerateArray())
        {
            Parts part = entry.ValueKind == JsonValueKind.String ? Part(entry.GetString()!) : Parts.None;
            parts |= part;
            if (part != Parts.None) continue;
            batch = entry.ValueKind == JsonValueKind.String && entry.ValueEquals("batch")
                ? true
                : throw Wrong($"{entry.GetRawText()} in \"provides\", which knows \"f\", \"g\", \"c\", \"J\" and \"batch\"");
        }

        return parts.Has(Parts.Objective) ? (parts, batch) : throw Wrong("no \"f\" among what it \"provides\"");
    }

    private static Parts Part(string name) => name switch
    {
        "f" => Parts.Objective,
        "g" => Parts.Gradient,
        "c" => Parts.Constraints,
        "J" => Parts.Jacobian,
        _ => Parts.None,
    };

    private static Bounds Box(ImmutableArray<double> lower, ImmutableArray<double> upper)
    {
        RequireOrder(lower, upper, "variable");
        return new Bounds(lower.AsSpan(), upper.AsSpan());
    }

    private static void RequireOrder(ImmutableArray<double> lower, ImmutableArray<double> upper, string what)
    {
        for (int i = 0; i < lower.Length; i++)
        {
            if (lower[i] > upper[i]) throw Wrong($"a lower limit {lower[i]} of {what} {i} above the upper limit {upper[i]}");
        }
    }
}
