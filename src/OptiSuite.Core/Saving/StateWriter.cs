using System.Text.Json;

namespace OptiSuite;

/// <summary>Writes fields as properties of JSON objects.</summary>
internal sealed class StateWriter(Utf8JsonWriter json) : StateExchange
{
    public override bool IsRestoring => false;

    public override void Exchange(string name, ref double value)
    {
        json.WritePropertyName(name);
        Write(value);
    }

    public override void Exchange(string name, ref long value) => json.WriteNumber(name, value);

    public override void Exchange(string name, ref ulong value) => json.WriteNumber(name, value);

    public override void Exchange(string name, ref bool value) => json.WriteBoolean(name, value);

    public override void Exchange(string name, Span<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values) Write(value);
        json.WriteEndArray();
    }

    public override void Exchange(string name, Span<int> values)
    {
        json.WriteStartArray(name);
        foreach (int value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    public override void Exchange(string name, ref double[] values) => Exchange(name, values.AsSpan());

    public override void Exchange(string name, ref int[] values) => Exchange(name, values.AsSpan());

    public override void Exchange(string name, ISavable part)
    {
        json.WriteStartObject(name);
        part.Exchange(this);
        json.WriteEndObject();
    }

    /// <summary>JSON has no NaN and no infinity: these three are words.</summary>
    private void Write(double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteStringValue(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
