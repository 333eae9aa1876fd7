using System.Globalization;
using System.Text.Json;

namespace OptiSuite;

/// <summary>Overwrites fields with the properties of JSON objects.</summary>
internal sealed class StateReader(JsonElement json, string path = "") : StateExchange
{
    public override bool IsRestoring => true;

    public override void Exchange(string name, ref double value) => value = Number(name, Property(name));

    public override void Exchange(string name, ref long value) => value = Read(name, element => element.GetInt64());

    public override void Exchange(string name, ref ulong value) => value = Read(name, element => element.GetUInt64());

    public override void Exchange(string name, ref bool value) => value = Read(name, element => element.GetBoolean());

    public override void Exchange(string name, Span<double> values)
    {
        int i = 0;
        foreach (JsonElement element in Items(name, values.Length)) values[i++] = Number(name, element);
    }

    public override void Exchange(string name, Span<int> values)
    {
        int i = 0;
        foreach (JsonElement element in Items(name, values.Length)) values[i++] = Integer(name, element);
    }

    public override void Exchange(string name, ref double[] values)
    {
        int length = Length(name);
        if (values.Length != length) values = new double[length];
        Exchange(name, values.AsSpan());
    }

    public override void Exchange(string name, ref int[] values)
    {
        int length = Length(name);
        if (values.Length != length) values = new int[length];
        Exchange(name, values.AsSpan());
    }

    public override void Exchange(string name, ISavable part) => part.Exchange(new StateReader(Property(name), $"{path}{name}."));

    private JsonElement Property(string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement element) ? element : throw Wrong(name, "is missing");

    private int Length(string name)
    {
        JsonElement element = Property(name);
        return element.ValueKind == JsonValueKind.Array ? element.GetArrayLength() : throw Wrong(name, "is no list");
    }

    private JsonElement.ArrayEnumerator Items(string name, int expected)
    {
        int length = Length(name);
        return length == expected ? Property(name).EnumerateArray() : throw Wrong(name, $"has {length} values and needs {expected}");
    }

    private double Number(string name, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Number) return element.GetDouble();
        return element.ValueKind == JsonValueKind.String && element.GetString() is "NaN" or "Infinity" or "-Infinity"
            ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
            : throw Wrong(name, $"holds {element.GetRawText()}, which is no number");
    }

    private int Integer(string name, JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int value)
            ? value
            : throw Wrong(name, $"holds {element.GetRawText()}, which is no whole number");

    private T Read<T>(string name, Func<JsonElement, T> get)
    {
        JsonElement element = Property(name);
        try
        {
            return get(element);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw Wrong(name, $"holds {element.GetRawText()}, which is no value for it");
        }
    }

    private SavedRunException Wrong(string name, string what) =>
        new($"The saved run does not fit: '{path}{name}' {what}. It was changed by hand, or saved by another version; start the run anew.");
}
