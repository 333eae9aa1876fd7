using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OptiSuite.Benchmarking;

/// <summary>One flat JSON object; what is a JSON number, true, false or null stays one, so that scripts need not parse text.</summary>
internal sealed class HyperparametersConverter : JsonConverter<Hyperparameters>
{
    public override Hyperparameters Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("Hyperparameters are an object of names and values.");
        }

        return new Hyperparameters(document.RootElement.EnumerateObject().Select(property => KeyValuePair.Create(
            property.Name,
            property.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => property.Value.GetString(),
                _ => property.Value.GetRawText(),
            })));
    }

    public override void Write(Utf8JsonWriter writer, Hyperparameters value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, string? text) in value.Values)
        {
            writer.WritePropertyName(name);
            if (text is null) writer.WriteNullValue();
            else if (text is "true" or "false") writer.WriteBooleanValue(text is "true");
            else if (IsJsonNumber(text)) writer.WriteRawValue(text);
            else writer.WriteStringValue(text);
        }

        writer.WriteEndObject();
    }

    private static bool IsJsonNumber(string text)
    {
        // A leading zero or plus sign is a number to .NET and none to JSON: such text stays quoted.
        string digits = text.StartsWith('-') ? text[1..] : text;
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1])
            && !(digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]))
            && !digits.Contains(".E", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number);
    }
}
